import { describe, expect, it } from 'vitest';
import { StreamParser } from './stream';

describe('StreamParser', () => {
  it('puts messages together from pieces that break anywhere', () => {
    const parser = new StreamParser();
    const text = 'retry: 3000\nid: 7\n\nid: 8\ndata: {"a":1}\n\n: \nid: 9\n\nevent: end\ndata: bye\n\n';

    const messages = [...text].flatMap((letter) => parser.push(letter));

    expect(messages).toEqual([
      { event: 'message', data: '{"a":1}', id: '8' },
      { event: 'end', data: 'bye', id: '9' },
    ]);
  });

  it('joins lines of data and takes carriage returns', () => {
    expect(new StreamParser().push('data: a\r\ndata: b\r\n\r\n')[0]?.data).toBe('a\nb');
  });

  it('remembers where to go on also without a message', () => {
    const parser = new StreamParser();

    expect(parser.push('id: 42\n\n')).toEqual([]);
    expect(parser.id).toBe('42');
  });
});
