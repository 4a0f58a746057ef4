import { Checkbox, Typography } from '@mantine/core';
import { createContext, useContext, type ReactNode } from 'react';
import ReactMarkdown, { defaultUrlTransform, type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { m } from '@/lib/messages';
import classes from './Markdown.module.css';

const MENTION = /^mention:[\w-]+$/;

/** Where in the text the list item stands in which a checkbox is drawn. */
const Item = createContext<{ offset: number | undefined; text: string }>({ offset: undefined, text: '' });
const Ticks = createContext<((offset: number) => void) | undefined>(undefined);

type Props = {
  text: string;
  /** Called with the place of a checklist's item when its box is ticked; without it the boxes only show. */
  onTick?: ((offset: number) => void) | undefined;
};

/** Markdown without HTML: react-markdown builds elements, drops raw HTML and unsafe addresses, and never sets inner HTML. */
export default function Markdown({ text, onTick }: Props) {
  return (
    <Ticks value={onTick}>
      <Typography fz="sm" className={classes.text}>
        <ReactMarkdown
          remarkPlugins={[remarkGfm]}
          skipHtml
          components={components}
          urlTransform={(url) => (MENTION.test(url) ? url : defaultUrlTransform(url))}
        >
          {text}
        </ReactMarkdown>
      </Typography>
    </Ticks>
  );
}

const components: Components = {
  a: ({ href, children }) =>
    href?.startsWith('mention:') ? (
      <span className={classes.mention} data-person={href.slice('mention:'.length)}>
        {children}
      </span>
    ) : (
      <Elsewhere href={href}>{children}</Elsewhere>
    ),
  // A picture from elsewhere would tell its server who reads the task, so it is only linked.
  img: ({ src, alt }) => <Elsewhere href={typeof src === 'string' ? src : undefined}>{alt || src}</Elsewhere>,
  li: ({ node, className, children }) => (
    <li className={className}>
      <Item value={{ offset: node?.position?.start.offset, text: words(node) }}>{children}</Item>
    </li>
  ),
  input: ({ checked }) => <Tick checked={checked ?? false} />,
};

function Tick({ checked }: { checked: boolean }) {
  const { offset, text } = useContext(Item);
  const onTick = useContext(Ticks);
  return (
    <Checkbox
      size="xs"
      display="inline-block"
      mr={6}
      checked={checked}
      disabled={!onTick}
      aria-label={text || m.panel.checkbox}
      onChange={() => offset !== undefined && onTick?.(offset)}
    />
  );
}

type Node = { value?: string; tagName?: string; children?: unknown[] };

/** The text of an element itself, without that of the lists in it. */
function words(node: Node | undefined): string {
  if (!node || node.tagName === 'ul' || node.tagName === 'ol') return '';
  return (node.value ?? (node.children ?? []).map((child) => words(child as Node)).join('')).trim();
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
