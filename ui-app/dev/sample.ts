const gate = [
  ['start', 160, 100, 36, 36],
  ['send-mail', 250, 78, 100, 80],
  ['call-webhook', 400, 78, 100, 80],
  ['wait', 552, 100, 36, 36],
  ['open', 640, 93, 50, 50],
  ['follow-up', 750, 78, 100, 80],
  ['end', 910, 100, 36, 36],
  ['done', 647, 220, 36, 36],
] as const;

const flows = [
  ['start', 'send-mail'],
  ['send-mail', 'call-webhook'],
  ['call-webhook', 'wait'],
  ['wait', 'open'],
  ['open', 'follow-up'],
  ['follow-up', 'end'],
  ['open', 'done'],
] as const;

const box = (id: string) => gate.find(([each]) => each === id) ?? gate[0];

/** The automation of the demo story. */
export const sampleBpmn = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="https://taskloom.io/automation">
  <bpmn:process id="chase" name="Chase urgent tasks" isExecutable="true">
    <bpmn:startEvent id="start" name="Task created"><bpmn:extensionElements><camunda:properties><camunda:property name="trigger" value="TaskCreated" /><camunda:property name="condition" value="=task.priority = &quot;high&quot;" /></camunda:properties></bpmn:extensionElements></bpmn:startEvent>
    <bpmn:serviceTask id="send-mail" name="Send an e-mail" camunda:type="external" camunda:topic="connector:email.send" />
    <bpmn:serviceTask id="call-webhook" name="Call the webhook" camunda:type="external" camunda:topic="connector:webhook.call" />
    <bpmn:intermediateCatchEvent id="wait" name="An hour"><bpmn:timerEventDefinition id="timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:exclusiveGateway id="open" name="Still open?" default="open-done" />
    <bpmn:serviceTask id="follow-up" name="Create a follow-up" camunda:type="external" camunda:topic="taskloom:create-task" />
    <bpmn:endEvent id="end" />
    <bpmn:endEvent id="done" name="Done in time" />
    ${flows.map(([a, b]) => `<bpmn:sequenceFlow id="${a}-${b}" sourceRef="${a}" targetRef="${b}" />`).join('\n    ')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="chase">
      ${gate.map(([id, x, y, w, h]) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}" /></bpmndi:BPMNShape>`).join('\n      ')}
      ${flows
        .map(([a, b]) => {
          const [, ax, ay, aw, ah] = box(a);
          const [, bx, by, bw, bh] = box(b);
          const down = by > ay + 100;
          const points = down
            ? [
                [ax + aw / 2, ay + ah],
                [bx + bw / 2, by],
              ]
            : [
                [ax + aw, ay + ah / 2],
                [bx, by + bh / 2],
              ];
          return `<bpmndi:BPMNEdge id="${a}-${b}_di" bpmnElement="${a}-${b}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`;
        })
        .join('\n      ')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
