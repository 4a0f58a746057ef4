/** What no file system takes in a name, and what turns the direction in which it is read. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[/\\:*?"<>|\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
const MOST_BYTES = 255;

/** The name as the server takes it: a file is not refused for what its name was on another system. */
export function tidyName(name: string): string {
  const safe = name.normalize('NFC').replace(FORBIDDEN, '_').trim().replace(/\.+$/, '') || '_';
  return shorten(RESERVED.test(safe) ? `_${safe}` : safe);
}

function shorten(name: string): string {
  const { base, ending } = parts(name);
  let kept = [...base];
  while (bytes(kept.join('') + ending) > MOST_BYTES && kept.length > 1) kept = kept.slice(0, -1);
  return kept.join('') + ending;
}

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** "Offer" and ".pdf". */
export function parts(name: string) {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= 12
    ? { base: name.slice(0, dot), ending: name.slice(dot) }
    : { base: name, ending: '' };
}

/** Where a browser knows no type for a file. */
const TYPES: Record<string, string> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  log: 'text/plain',
  txt: 'text/plain',
  ini: 'text/plain',
  conf: 'text/plain',
  yml: 'text/yaml',
  yaml: 'text/yaml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  sql: 'text/plain',
  bpmn: 'application/xml',
  dmn: 'application/xml',
  xml: 'application/xml',
  json: 'application/json',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  rtf: 'application/rtf',
  msg: 'application/vnd.ms-outlook',
  gz: 'application/gzip',
  tgz: 'application/gzip',
  '7z': 'application/x-7z-compressed',
  heic: 'image/heic',
  webp: 'image/webp',
};
/** What some systems call the same. */
const SAME: Record<string, string> = {
  'application/x-zip-compressed': 'application/zip',
  'application/x-gzip': 'application/gzip',
  'image/jpg': 'image/jpeg',
};

export function typeOf(file: Pick<File, 'name' | 'type'>): string {
  const given = file.type.split(';')[0]!.trim().toLowerCase();
  const ending = parts(file.name).ending.slice(1).toLowerCase();
  return SAME[given] ?? (given || TYPES[ending] || 'application/octet-stream');
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "48 kB". */
export function formatSize(size: number): string {
  const step = size < 1000 ? 0 : Math.min(3, Math.floor(Math.log(size) / Math.log(1000)));
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: UNITS[step]!,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(size / 1000 ** step);
}
