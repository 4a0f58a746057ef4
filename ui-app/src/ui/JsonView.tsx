import { ActionIcon, Box, Code, CopyButton, Text, Tooltip } from '@mantine/core';
import { m } from '@/lib/messages';
import { IconCheck, IconCopy } from './icons';
import classes from './JsonView.module.css';

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON as text with its parts told apart by colour; text can be selected and copied. */
export function JsonView({ label, value }: { label: string; value: unknown }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <Box component="section" aria-label={label}>
      <Text size="xs" fw={600} c="dimmed" mb={4}>
        {label}
      </Text>
      <Box pos="relative">
        <Code block className={classes.json} tabIndex={0}>
          {coloured(text)}
        </Code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? m.common.copied : m.common.copy}>
              <ActionIcon
                className={classes.copy}
                size="sm"
                onClick={copy}
                aria-label={`${m.common.copy} ${label}`}
              >
                {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </Box>
    </Box>
  );
}

function coloured(text: string) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(TOKENS)) {
    parts.push(text.slice(from, match.index));
    const kind = match[2] ? 'key' : match[1] ? 'string' : 'literal';
    parts.push(
      <span key={match.index} className={classes[kind]}>
        {match[0]}
      </span>,
    );
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}
