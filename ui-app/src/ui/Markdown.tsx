import { Typography } from '@mantine/core';
import type { ReactNode } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

/** Markdown without HTML: react-markdown builds elements, drops raw HTML and unsafe addresses, and never sets inner HTML. */
export default function Markdown({ text }: { text: string }) {
  return (
    <Typography fz="sm">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        skipHtml
        components={{
          a: ({ href, children }) => <Elsewhere href={href}>{children}</Elsewhere>,
          // A picture from elsewhere would tell its server who reads the task, so it is only linked.
          img: ({ src, alt }) => (
            <Elsewhere href={typeof src === 'string' ? src : undefined}>{alt || src}</Elsewhere>
          ),
        }}
      >
        {text}
      </ReactMarkdown>
    </Typography>
  );
}

/** A link that tells the other side nothing; without an address, just its text. */
function Elsewhere({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
