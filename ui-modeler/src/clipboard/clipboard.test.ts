import Modeler from 'bpmn-js/lib/Modeler';
import type CopyPaste from 'diagram-js/lib/features/copy-paste/CopyPaste';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import ClipboardModule from '.';
import { emptyDiagram } from '../diagram';
import { moddleExtensions } from '../documents';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');
const open: Modeler[] = [];

afterEach(() => {
  for (const modeler of open.splice(0)) modeler.destroy();
  localStorage.clear();
});

async function tab(bpmn: string) {
  const modeler = new Modeler({
    container: document.body,
    moddleExtensions,
    additionalModules: [ClipboardModule],
  } as never);
  open.push(modeler);
  await modeler.importXML(bpmn);
  return {
    copy: (...ids: string[]) =>
      modeler
        .get<CopyPaste>('copyPaste')
        .copy(ids.map((id) => modeler.get<ElementRegistry>('elementRegistry').get(id)) as never),
    paste: () =>
      modeler.get<CopyPaste>('copyPaste').paste({
        element: modeler.get<Canvas>('canvas').getRootElement() as never,
        point: { x: 600, y: 400 },
      }),
    xml: async () => (await modeler.saveXML({ format: true })).xml ?? '',
  };
}

describe('What was copied', () => {
  it('can be pasted in another tab, with its settings, its paths and what it refers to', async () => {
    const code = followUp
      .replace('</bpmn:definitions>', '<bpmn:error id="gone" errorCode="gone" /></bpmn:definitions>')
      .replace(
        '<bpmn:errorEventDefinition id="hook-error" />',
        '<bpmn:errorEventDefinition errorRef="gone" />',
      );
    const one = await tab(code);
    const other = await tab(emptyDiagram('Other'));

    one.copy('send-mail', 'f4', 'wait', 'call-hook', 'hook-failed');
    other.paste();

    const xml = await other.xml();
    expect(xml).toContain('<camunda:inputParameter name="text">It is urgent.</camunda:inputParameter>');
    expect(xml).toContain('sourceRef="send-mail" targetRef="wait"');
    expect(xml).toContain('attachedToRef="call-hook"');
    expect(xml).toContain('PT15M');
    expect(xml).toContain('<bpmn:error id="gone" errorCode="gone" />');
    expect(xml).toContain('errorRef="gone"');
  });

  it('keeps what vendors unknown here have put into it', async () => {
    const foreign = followUp
      .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:acme="https://acme.example/ns" ')
      .replace(
        /(<bpmn:userTask id="approve"[^>]*>)/,
        '$1<bpmn:extensionElements><acme:audit level="2"><acme:note>keep me</acme:note></acme:audit></bpmn:extensionElements>',
      )
      .replace('id="approve"', 'id="approve" acme:colour="red"');
    const one = await tab(foreign);
    const other = await tab(emptyDiagram('Other'));

    one.copy('approve');
    other.paste();

    const xml = await other.xml();
    expect(xml).toContain('xmlns:acme="https://acme.example/ns"');
    expect(xml).toContain('acme:colour="red"');
    expect(xml).toMatch(/<acme:audit level="2">\s*<acme:note>keep me<\/acme:note>\s*<\/acme:audit>/);
  });

  it('is pasted under other ids where the first copy is still there', async () => {
    const one = await tab(followUp);

    one.copy('approve');
    one.paste();

    const xml = await one.xml();
    expect(xml.match(/<bpmn:userTask /g)).toHaveLength(2);
    expect(xml.match(/<bpmn:userTask id="approve"/g)).toHaveLength(1);
  });

  it('by something else than this page is no reason to fail', async () => {
    localStorage.setItem('taskloom.modeler.clipboard', '{"at":9e15,"tree":"[');
    const one = await tab(followUp);

    expect(() => one.paste()).not.toThrow();
  });
});
