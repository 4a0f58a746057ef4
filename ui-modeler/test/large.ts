/** An automation of a given number of shapes, in rows of steps with decisions between them: for measuring. */
export function largeModel(shapes = 500): string {
  const columns = 25;
  const nodes: string[] = [];
  const flows: string[] = [];
  const drawn: string[] = [];
  const place = (index: number) => {
    const row = Math.floor(index / columns);
    return { x: 180 + (index % columns) * 160, y: 120 + row * 160 };
  };
  const idOf = (index: number) => `n${String(index)}`;
  for (let index = 0; index < shapes; index++) {
    const id = idOf(index);
    const { x, y } = place(index);
    const last = index === shapes - 1;
    const kind = index === 0 ? 'start' : last ? 'end' : index % 10 === 5 ? 'gateway' : 'task';
    const incoming = index === 0 ? '' : `<bpmn:incoming>f${String(index)}</bpmn:incoming>`;
    const outgoing = last ? '' : `<bpmn:outgoing>f${String(index + 1)}</bpmn:outgoing>`;
    const size =
      kind === 'task'
        ? { width: 100, height: 80 }
        : kind === 'gateway'
          ? { width: 50, height: 50 }
          : { width: 36, height: 36 };
    if (kind === 'start') {
      nodes.push(
        `<bpmn:startEvent id="${id}" name="Start"><bpmn:extensionElements><camunda:properties><camunda:property name="trigger" value="TaskCreated" /></camunda:properties></bpmn:extensionElements>${outgoing}</bpmn:startEvent>`,
      );
    } else if (kind === 'end') nodes.push(`<bpmn:endEvent id="${id}">${incoming}</bpmn:endEvent>`);
    else if (kind === 'gateway')
      nodes.push(`<bpmn:parallelGateway id="${id}">${incoming}${outgoing}</bpmn:parallelGateway>`);
    else if (index % 2 === 0)
      nodes.push(
        `<bpmn:userTask id="${id}" name="Look into part ${String(index)} of it" camunda:candidateGroups="manager">${incoming}${outgoing}</bpmn:userTask>`,
      );
    else {
      nodes.push(
        `<bpmn:serviceTask id="${id}" name="Tell team ${String(index)}" camunda:modelerTemplate="taskloom.email.send" camunda:type="external" camunda:topic="connector:email.send"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="to">=task.assignees[1].email</camunda:inputParameter><camunda:inputParameter name="subject">="Part " + task.title</camunda:inputParameter><camunda:inputParameter name="format">text</camunda:inputParameter><camunda:inputParameter name="text">It is your turn.</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>${incoming}${outgoing}</bpmn:serviceTask>`,
      );
    }
    drawn.push(
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${String(x)}" y="${String(y + 40 - size.height / 2)}" width="${String(size.width)}" height="${String(size.height)}" /></bpmndi:BPMNShape>`,
    );
    if (index > 0) {
      const from = place(index - 1);
      flows.push(
        `<bpmn:sequenceFlow id="f${String(index)}" sourceRef="${idOf(index - 1)}" targetRef="${id}" />`,
      );
      drawn.push(
        `<bpmndi:BPMNEdge id="f${String(index)}_di" bpmnElement="f${String(index)}"><di:waypoint x="${String(from.x + 40)}" y="${String(from.y + 40)}" /><di:waypoint x="${String(x)}" y="${String(y + 40)}" /></bpmndi:BPMNEdge>`,
      );
    }
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://taskloom.io/automation">
<bpmn:process id="large" name="A large one" isExecutable="true">${nodes.join('')}${flows.join('')}</bpmn:process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="large">${drawn.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}
