import type { Component, ParsedComponents } from 'chrono-node';
import * as chrono from 'chrono-node/en';
import type { Person, Priority, Project, Tag } from '@/lib/api/types';
import { repeatIn } from './repeat';

/**
 * The grammar of quick add: `Buy milk tomorrow 5pm !high #home @bob +Project`. What is understood is told with its place in the text, so
 * that it can be shown where it stands; the rest is the title.
 */
export type Token = { start: number; end: number; text: string } & (
  | { kind: 'due'; due: Date; from: Date | null }
  | { kind: 'repeat'; rule: string; first: Date | null }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'tag'; tag: Tag }
  | { kind: 'newTag'; name: string }
  | { kind: 'assignee'; person: Person }
  | { kind: 'project'; project: Project }
);
export type Parsed = { title: string; tokens: Token[] };
export type Vocabulary = {
  now: Date;
  projects: Project[];
  people: Person[];
  tags: Tag[];
  me?: Person | undefined;
  /** Tokens to take as text, by {@link keyOf}. */
  ignored?: ReadonlySet<string>;
};

export const keyOf = ({ text }: Pick<Token, 'text'>) => text.toLowerCase();

const SIGIL = /(?<=^|\s)([!#@+])(?=\S)/g;
const WORD = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/u;
const ENDS = /^(?=$|[\s,.;:!?)])/;

const PRIORITIES: Record<string, Priority> = {
  urgent: 'urgent',
  u: 'urgent',
  1: 'urgent',
  high: 'high',
  h: 'high',
  2: 'high',
  medium: 'medium',
  m: 'medium',
  3: 'medium',
  low: 'low',
  l: 'low',
  4: 'low',
};

export function parse(text: string, vocabulary: Vocabulary): Parsed {
  const taken = (token: { text: string }) => !vocabulary.ignored?.has(keyOf(token));
  const marked = named(text, vocabulary).filter(taken);
  const repeat = repeatIn(blank(text, marked), (found) => taken({ text: found }));
  if (repeat) marked.push({ ...repeat.token, kind: 'repeat', first: null });
  const date = dateIn(blank(text, marked), vocabulary.now, (found) => taken({ text: found }));
  const tokens: Token[] = [...marked];
  if (date) {
    const { timeAlone, ...dated } = date;
    const due = repeat && timeAlone ? repeat.first(vocabulary.now, date.due) : date.due;
    tokens.push({ ...dated, due, text: text.slice(date.start, date.end) });
  } else if (repeat) {
    tokens[tokens.length - 1] = {
      ...repeat.token,
      kind: 'repeat',
      first: repeat.first(vocabulary.now, null),
    };
  }
  tokens.sort((a, b) => a.start - b.start);
  return { title: titleOf(text, tokens), tokens };
}

/** The project that the text names: what else it can name depends on it. */
export const projectIn = (text: string, vocabulary: Vocabulary) =>
  parse(text, vocabulary).tokens.find((token) => token.kind === 'project')?.project;

function named(text: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = [];
  for (const { index, 1: sigil } of text.matchAll(SIGIL)) {
    if (tokens.some(({ end }) => index < end)) continue;
    const rest = text.slice(index + 1);
    const found = byName(sigil as string, rest, vocabulary);
    if (!found) continue;
    const { length, ...what } = found;
    // Of a project and a priority there is one; another is a word like any other.
    const single = what.kind === 'project' || what.kind === 'priority';
    if (single && tokens.some(({ kind }) => kind === what.kind)) continue;
    const end = index + 1 + length;
    tokens.push({ ...what, start: index, end, text: text.slice(index, end) } as Token);
  }
  return tokens;
}

function byName(sigil: string, rest: string, { projects, people, tags, me }: Vocabulary) {
  const quoted = /^"([^"]+)"/.exec(rest);
  const word = quoted?.[1] ?? WORD.exec(rest)?.[0];
  const length = quoted ? quoted[0].length : (word?.length ?? 0);
  const complete = word !== undefined && ENDS.test(rest.slice(length));
  switch (sigil) {
    case '!': {
      const priority = complete ? PRIORITIES[word.toLowerCase()] : undefined;
      return priority && { kind: 'priority' as const, priority, length };
    }
    case '#': {
      const tag = longest(rest, quoted?.[1], tags, ({ name }) => name);
      if (tag) return { kind: 'tag' as const, tag: tag.one, length: tag.length };
      // "#42" means a number more often than a tag.
      return complete && !/^\d+$/.test(word) ? { kind: 'newTag' as const, name: word, length } : undefined;
    }
    case '@': {
      const full = longest(rest, quoted?.[1], people, ({ name }) => name);
      if (full) return { kind: 'assignee' as const, person: full.one, length: full.length };
      const person = complete ? personCalled(word, people, me) : undefined;
      return person && { kind: 'assignee' as const, person, length };
    }
    default: {
      const project = longest(rest, quoted?.[1], projects, ({ name }) => name);
      if (project) return { kind: 'project' as const, project: project.one, length: project.length };
      const alike = complete
        ? projects.filter(({ name }) => name.toLowerCase().startsWith(word.toLowerCase()))
        : [];
      return alike.length === 1 && length > 1
        ? { kind: 'project' as const, project: alike[0]!, length }
        : undefined;
    }
  }
}

/** The longest name that the text goes on with: names may have spaces. */
function longest<One>(rest: string, quoted: string | undefined, all: One[], nameOf: (one: One) => string) {
  const text = rest.toLowerCase();
  return all
    .map((one) => ({ one, name: nameOf(one).toLowerCase() }))
    .filter(({ name }) =>
      quoted !== undefined
        ? quoted.toLowerCase() === name
        : text.startsWith(name) && ENDS.test(rest.slice(name.length)),
    )
    .map(({ one, name }) => ({ one, length: name.length + (quoted === undefined ? 0 : 2) }))
    .sort((a, b) => b.length - a.length)[0];
}

/** By a name of theirs or what stands before the @ of their address; only if nobody else can be meant. */
function personCalled(word: string, people: Person[], me: Person | undefined): Person | undefined {
  const wanted = word.toLowerCase();
  if (wanted === 'me') return me;
  const calls = (person: Person) => [
    ...person.name.toLowerCase().split(/\s+/),
    person.email?.toLowerCase().split('@')[0] ?? '',
  ];
  const exact = people.filter((person) => calls(person).includes(wanted));
  if (exact.length === 1) return exact[0];
  const alike = people.filter((person) => calls(person).some((name) => name.startsWith(wanted)));
  return alike.length === 1 ? alike[0] : undefined;
}

/** The text with the tokens blotted out, everything else in its place. */
function blank(text: string, tokens: Token[]) {
  return tokens.reduce(
    (left, { start, end }) => `${left.slice(0, start)}${'|'.repeat(end - start)}${left.slice(end)}`,
    text,
  );
}

/** Words that are a date only where nothing follows, or where something says so: "Buy sun cream", "March with them". */
const AMBIGUOUS =
  /^(sun|sat|mon|wed|fri|tue|thu|jan|mar|may|march|jun|dec|sec|second|now|summer|last \w+|\d{1,4}([./-]\d{1,2})?)$/i;
const INTRODUCTION = /(?:^|\s)((?:due|by|on|at|until|till|before|from)\s+(?:the\s+)?)$/i;
const TIME_OF_DAY = /morning|noon|evening|night/i;

function dateIn(text: string, now: Date, taken: (text: string) => boolean) {
  for (const result of chrono.casual.parse(text, now, { forwardDate: true })) {
    const introduction = INTRODUCTION.exec(text.slice(0, result.index))?.[1] ?? '';
    const start = result.index - introduction.length;
    const end = result.index + result.text.length;
    if (AMBIGUOUS.test(result.text) && !introduction && text.slice(end).replaceAll('|', '').trim()) continue;
    if (/^\d{1,4}$/.test(result.text) || !taken(text.slice(start, end))) continue;
    const first = moment(result.start, result.text, now);
    const last = result.end ? moment(result.end, result.text, now) : null;
    const due = last && last > first ? last : first;
    const from = last && last > first ? first : null;
    return { kind: 'due' as const, due, from, timeAlone: !from && !saysDay(result.start), start, end };
  }
  return null;
}

const saysDay = (components: ParsedComponents) =>
  ['day', 'weekday', 'month'].some((part) => components.isCertain(part as Component));

/** Without a time of day: nine in the morning, or, when that is over, the end of the working day or of the day. */
function moment(components: ParsedComponents, text: string, now: Date): Date {
  const date = components.date();
  if (components.isCertain('hour') || TIME_OF_DAY.test(text)) {
    if (date <= now && !saysDay(components)) date.setDate(date.getDate() + 1);
    return date;
  }
  for (const [hours, minutes] of [
    [9, 0],
    [17, 0],
    [23, 59],
  ] as const) {
    date.setHours(hours, minutes, 0, 0);
    if (date > now) return date;
  }
  return date;
}

function titleOf(text: string, tokens: Token[]) {
  let title = '';
  let at = 0;
  for (const { start, end } of tokens) {
    title += text.slice(at, start);
    at = end;
  }
  return (title + text.slice(at))
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?])(?=\s|$)/g, '$1')
    .trim()
    .replace(/^[,;:]+\s*|\s*[,;:]+$/g, '');
}

/** What is being named where the caret stands, to offer what it may be. */
export function sigilBefore(text: string, caret: number) {
  const match = /(?:^|\s)([!#@+])([^\s!#@+"]*)$/.exec(text.slice(0, caret));
  if (!match) return null;
  const query = match[2] ?? '';
  return { sigil: match[1] as '!' | '#' | '@' | '+', query, from: caret - query.length - 1 };
}
