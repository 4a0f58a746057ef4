/** One message of a stream of server-sent events (HTML standard, section 9.2.6). */
export interface StreamMessage {
  event: string;
  data: string;
  id: string;
}

/** Takes text as it comes in pieces and gives the messages that are whole. */
export class StreamParser {
  private rest = '';
  private event = '';
  private data: string[] = [];
  /** Of the newest message, or of a line that stood alone: where to go on from. */
  id = '';

  push(text: string): StreamMessage[] {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.line(line.replace(/\r$/, '')));
  }

  private line(line: string): StreamMessage[] {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.event = value;
    else if (field === 'id') this.id = value;
    return [];
  }

  private dispatch(): StreamMessage[] {
    const message = { event: this.event || 'message', data: this.data.join('\n'), id: this.id };
    const empty = this.data.length === 0;
    this.event = '';
    this.data = [];
    return empty ? [] : [message];
  }
}

interface Following {
  url: string;
  token: string | null;
  since: number | null;
  signal: AbortSignal;
  onOpen: () => void;
  onMessage: (message: StreamMessage) => void;
}

/**
 * Reads a stream to its end. By fetch, since EventSource cannot send the Authorization header.
 *
 * @returns the last id, to go on from
 */
export async function follow({ url, token, since, signal, onOpen, onMessage }: Following) {
  const answer = await fetch(url, {
    headers: {
      Accept: 'text/event-stream',
      Authorization: `Bearer ${token ?? ''}`,
      ...(since === null ? {} : { 'Last-Event-ID': String(since) }),
    },
    cache: 'no-store',
    signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`The stream answers ${answer.status}`);
  onOpen();
  const parser = new StreamParser();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    parser.push(piece.value).forEach(onMessage);
  return parser.id;
}
