/** Attributes that are `xsd:boolean`: the parser understands `true` only, though `1` says the same. */
const booleans = new Set(
  (
    'isClosed isExecutable instantiate mustUnderstand isReference isInterrupting parallelMultiple cancelActivity ' +
    'waitForCompletion isCollection isUnlimited isImmediate isRequired isForCompensation triggeredByEvent ' +
    'isSequential testBefore cancelRemainingInstances isHorizontal isExpanded isMarkerVisible isMessageVisible ' +
    'isBold isItalic isUnderline isStrikeThrough async asyncBefore asyncAfter exclusive isStartableInTasklist'
  ).split(' '),
);

const markup = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')+>/g;
const attribute = /([\w.:-]+)(\s*=\s*)("[^"]*"|'[^']*')/g;

/** Prefixes that the parser takes for its own, whatever a document means by them. */
const ours: Readonly<Record<string, string>> = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
  camunda: 'http://camunda.org/schema/1.0/bpmn',
};

/** Attributes that name an element; blanks around a name mean nothing. */
const naming = /^(?:id|default|bpmnElement|\w+Ref)$/;

interface Head {
  /** Prefixes that stand for the document's own namespace. */
  readonly own: readonly string[];
  /** Prefixes of ours that mean something else here. */
  readonly foreign: readonly string[];
}

function headOf(xml: string): Head {
  const head = /<(?:[\w.-]+:)?definitions\b(?:[^<>"']|"[^"]*"|'[^']*')*>/.exec(xml)?.[0] ?? '';
  const target = /\stargetNamespace\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(head);
  const uri = target?.[1] ?? target?.[2];
  const declared = [...head.matchAll(/\sxmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, prefix = '', double, single]) => ({ prefix, uri: double ?? single }),
  );
  return {
    own: declared.filter((each) => each.uri === uri).map(({ prefix }) => prefix),
    foreign: declared
      .filter((each) => ours[each.prefix] !== undefined && ours[each.prefix] !== each.uri)
      .map(({ prefix }) => prefix),
  };
}

/**
 * Says the same in the way the parser understands: `1` and `0` as `true` and `false`, no blanks around `=` and names,
 * names within the document (`tns:step`, where `tns` is the document's own namespace) without their prefix, and
 * prefixes that the parser would take for others under another name.
 */
export function normalise(xml: string): string {
  const { own, foreign } = headOf(xml);
  const ids =
    own.length > 0
      ? new Set([...xml.matchAll(/\sid\s*=\s*["']\s*([^"']+?)\s*["']/g)].map(([, id]) => id))
      : new Set<string>();
  const local = (name: string) => {
    const [prefix = '', id = '', ...more] = name.trim().split(':');
    return more.length === 0 && own.includes(prefix) && ids.has(id) ? id : name;
  };
  const renamed = (name: string) => {
    const [first, second] = name.split(':');
    if (second === undefined) return name;
    if (first === 'xmlns' && foreign.includes(second)) return `xmlns:${second}-foreign`;
    return first !== undefined && foreign.includes(first) ? `${first}-foreign:${second}` : name;
  };
  const value = (name: string, text: string) => {
    const short = name.slice(name.indexOf(':') + 1);
    if (booleans.has(short) && /^\s*(?:[01]|true|false)\s*$/.test(text)) {
      return String(text.trim() === '1' || text.trim() === 'true');
    }
    if (name.startsWith('xmlns')) return text;
    return local(naming.test(short) ? text.trim() : text);
  };
  const said = xml.replaceAll(markup, (piece) => {
    if (piece.startsWith('<!') || piece.startsWith('<?')) return piece;
    const tag = piece.replace(
      /^<(\/?)([\w.-]+:[\w.-]+)/,
      (_, slash: string, name: string) => `<${slash}${renamed(name)}`,
    );
    return piece.startsWith('</')
      ? tag
      : tag.replaceAll(attribute, (_, name: string, _equals: string, quoted: string) => {
          const quote = quoted.slice(0, 1);
          return `${renamed(name)}=${quote}${value(name, quoted.slice(1, -1))}${quote}`;
        });
  });
  if (own.length === 0) return said;
  return said.replaceAll(/>(\s*[\w.-]+:[\w.-]+\s*)<\//g, (whole, name: string) => {
    const plain = local(name);
    return plain === name ? whole : `>${plain}</`;
  });
}

/** Says the same in the way the engine understands: it looks for a `formalExpression` where somebody is chosen. */
export function written(xml: string): string {
  return xml.replaceAll(
    /(<(?:[\w.-]+:)?resourceAssignmentExpression[^>]*>\s*)<((?:[\w.-]+:)?)expression\s+xsi:type="(?:[\w.-]+:)?tFormalExpression"([^>]*)>([\s\S]*?)<\/\2expression>/g,
    (_, before: string, prefix: string, attributes: string, body: string) =>
      `${before}<${prefix}formalExpression${attributes}>${body}</${prefix}formalExpression>`,
  );
}
