import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyElement } from '../../test/every-element';
import { mountModeler } from '../../test/mount';
import { losses, missing } from './losses';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

/** What the modeler's own way through, import and export, loses of a document. */
async function lostBy(xml: string): Promise<readonly string[]> {
  const modeler = await mountModeler(xml);
  return missing(xml, await modeler.exportXml()).map(({ elementId, what }) => `${elementId}: ${what}`);
}

describe('A document opened and saved', () => {
  it('has every element and attribute that it had', async () => {
    const { xml, types } = await everyElement();

    expect(types.size).toBeGreaterThan(140);
    expect(await losses(xml)).toEqual([]);
  });

  it.each<[title: string, what: string | RegExp, by: string]>([
    ['truth as a number', 'isExecutable="true"', 'isExecutable="1"'],
    ['blanks around =', 'name="Look into it"', 'name = "Look into it"'],
    ['blanks around ids', 'sourceRef="start"', 'sourceRef=" start "'],
    [
      'a reference that leads out of the file',
      '<bpmn:errorEventDefinition id="hook-error" />',
      '<bpmn:errorEventDefinition id="hook-error" errorRef="elsewhere" />',
    ],
    [
      'attributes of other vendors',
      'id="approve"',
      'id="approve" xmlns:acme="https://acme.example" acme:level="2"',
    ],
    ['CDATA', '>It is urgent.<', '><![CDATA[a < b && c]]><'],
    [
      'who is asked, as an expression',
      '<bpmn:outgoing>f11</bpmn:outgoing>',
      '<bpmn:outgoing>f11</bpmn:outgoing><bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>anna</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>',
    ],
  ])('keeps %s', async (_title, what, by) => {
    const changed = followUp.replace(what, by);
    expect(changed).not.toBe(followUp);

    expect(await lostBy(changed)).toEqual([]);
  });

  it('keeps names with the prefix of its own namespace', async () => {
    const changed = followUp
      .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:tns="https://taskloom.io/automation" ')
      .replaceAll(/(sourceRef|targetRef|attachedToRef|bpmnElement)="/g, '$1="tns:')
      .replaceAll(/<bpmn:(incoming|outgoing)>/g, '<bpmn:$1>tns:');

    expect(await lostBy(changed)).toEqual([]);
  });

  it('keeps what stands under a prefix that elsewhere means something else', async () => {
    const changed = followUp
      .replaceAll('camunda:', 'engine:')
      .replace('xmlns:camunda', 'xmlns:engine')
      .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:camunda="http://activiti.org/bpmn" ')
      .replace('id="approve"', 'id="approve" camunda:async="true"');

    expect(await lostBy(changed)).toEqual([]);
    const modeler = await mountModeler(changed);
    expect(await modeler.exportXml()).toMatch(/topic="connector:email.send"/);
  });

  it('tells what cannot be kept, and where it stood', async () => {
    const documented = followUp.replace(
      '<bpmn:parallelGateway id="fork">',
      '<!-- both at once --><bpmn:parallelGateway id="fork"><bpmn:documentation textFormat="text/html"><p xmlns="http://www.w3.org/1999/xhtml">Both.</p></bpmn:documentation>',
    );

    expect(await losses(documented)).toEqual([
      { elementId: '', what: 'a remark (<!-- … -->)' },
      { elementId: 'fork', what: '<p>' },
    ]);
  });
});
