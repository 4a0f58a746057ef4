import { ActionIcon, Button, Group, Menu, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type ComponentType } from 'react';
import type { RuleStep, TriggerVariable } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconArrowDown, IconArrowUp, IconCode, IconPlus, IconTrash } from '@/ui/icons';
import type { Wrong } from './Conditions';
import { labelOf, newStep, withAction, type StepForm, type StepInput } from './model';
import classes from './rule.module.css';

type Props = {
  steps: RuleStep[];
  forms: readonly StepForm[];
  variables: readonly TriggerVariable[];
  wrong: Wrong;
  onChange: (steps: RuleStep[]) => void;
};

const MOST = 10;

export function Steps({ steps, forms, variables, wrong, onChange }: Props) {
  const set = (at: number, step: RuleStep) =>
    onChange(steps.map((each, index) => (index === at ? step : each)));
  const move = (at: number, to: number) => {
    const moved = [...steps];
    moved.splice(to, 0, ...moved.splice(at, 1));
    onChange(moved);
  };
  return (
    <>
      <div className={classes.steps}>
        {steps.map((step, index) => (
          <div key={index} className={classes.step} role="group" aria-label={m.rule.step(index + 1)}>
            <StepCard
              number={index + 1}
              step={step}
              forms={forms}
              variables={variables}
              wrong={(name) => wrong(`then[${index}].${name}`)}
              onChange={(next) => set(index, next)}
              onUp={index > 0 ? () => move(index, index - 1) : undefined}
              onDown={index < steps.length - 1 ? () => move(index, index + 1) : undefined}
              onRemove={
                steps.length > 1 ? () => onChange(steps.filter((_, other) => other !== index)) : undefined
              }
            />
          </div>
        ))}
      </div>
      <Button
        mt={12}
        size="xs"
        variant="light"
        leftSection={<IconPlus size={14} />}
        disabled={steps.length >= MOST}
        onClick={() => onChange([...steps, newStep(forms[0]?.topic ?? 'taskloom:create-task')])}
      >
        {m.rule.addStep}
      </Button>
    </>
  );
}

type CardProps = {
  number: number;
  step: RuleStep;
  forms: readonly StepForm[];
  variables: readonly TriggerVariable[];
  wrong: Wrong;
  onChange: (step: RuleStep) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: (() => void) | undefined;
};

function StepCard({ number, step, forms, variables, wrong, onChange, onUp, onDown, onRemove }: CardProps) {
  const form = forms.find(({ topic }) => topic === step.step);
  const [all, setAll] = useState(false);
  const inputs = (form?.inputs ?? []).filter(
    (input) =>
      all || input.required || (step.inputs[input.name] ?? '') !== '' || wrong(`inputs.${input.name}`),
  );
  const choice = (action: boolean) =>
    forms
      .filter((each) => each.action === action)
      .map(({ topic, title }) => ({ value: topic, label: title }));
  return (
    <>
      <Group gap={6} wrap="nowrap" align="flex-end">
        <Select
          style={{ flex: 1 }}
          label={m.rule.action}
          searchable
          allowDeselect={false}
          data={[
            { group: m.rule.actions, items: choice(true) },
            { group: m.rule.connectors, items: choice(false) },
          ]}
          value={step.step}
          error={wrong('step') ?? null}
          onChange={(topic) => {
            const chosen = forms.find((each) => each.topic === topic);
            if (chosen) onChange(withAction(step, chosen));
          }}
        />
        <StepButton label={m.rule.moveUp(number)} icon={IconArrowUp} onClick={onUp} />
        <StepButton label={m.rule.moveDown(number)} icon={IconArrowDown} onClick={onDown} />
        <StepButton label={m.rule.remove(m.rule.step(number))} icon={IconTrash} onClick={onRemove} />
      </Group>
      <div className={classes.inputs}>
        {inputs.map((input) => (
          <Input
            key={input.name}
            input={input}
            value={step.inputs[input.name] ?? ''}
            variables={variables}
            error={wrong(`inputs.${input.name}`)}
            onChange={(value) => onChange({ ...step, inputs: { ...step.inputs, [input.name]: value } })}
          />
        ))}
        {all && (
          <TextInput
            label={m.rule.result}
            description={m.rule.resultHelp}
            value={step.result ?? ''}
            maxLength={100}
            error={wrong('result') ?? null}
            onChange={(event) => onChange({ ...step, result: event.currentTarget.value || null })}
          />
        )}
      </div>
      <Button
        mt={8}
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-expanded={all}
        onClick={() => setAll(!all)}
      >
        {all ? m.rule.fewer : m.rule.more}
      </Button>
    </>
  );
}

type InputProps = {
  input: StepInput;
  value: string;
  variables: readonly TriggerVariable[];
  error: string | undefined;
  onChange: (value: string) => void;
};

function Input({ input, value, variables, error, onChange }: InputProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const insert = (path: string) => {
    const place = `{{${path}}}`;
    const at = field.current?.selectionStart ?? value.length;
    // Where it stands in FEEL already, its name is enough.
    onChange(
      value.trimStart().startsWith('=')
        ? `${value}${path}`
        : `${value.slice(0, at)}${place}${value.slice(at)}`,
    );
    field.current?.focus();
  };
  const common = {
    label: input.label,
    description: input.description || undefined,
    required: input.required,
    value,
    error: error ?? null,
    maxLength: 10_000,
  };
  if (input.choices && !value.includes('{{') && !value.startsWith('='))
    return (
      <Select
        label={input.label}
        description={input.description || undefined}
        data={input.choices}
        value={value || null}
        placeholder={input.choices.find((choice) => choice.value === input.preset)?.label ?? ''}
        error={error ?? null}
        clearable
        onChange={(next) => onChange(next ?? '')}
      />
    );
  return (
    <div className={classes.input}>
      {input.long ? (
        <Textarea
          {...common}
          ref={field}
          autosize
          minRows={2}
          maxRows={10}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...common} ref={field} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={m.rule.insert(input.label)}>
            <IconCode size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah={300} style={{ overflow: 'auto' }}>
          <Menu.Label>{m.rule.insertTitle}</Menu.Label>
          {variables.map(({ path }) => (
            <Menu.Item key={path} onClick={() => insert(path)}>
              <Text size="sm">{labelOf(path)}</Text>
              <Text size="xs" c="dimmed" ff="monospace">
                {path}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

type StepButtonProps = {
  label: string;
  icon: ComponentType<{ size?: number }>;
  /** Without it there is nothing to press. */
  onClick: (() => void) | undefined;
};

function StepButton({ label, icon: Icon, onClick }: StepButtonProps) {
  return (
    onClick && (
      <ActionIcon size="lg" variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <Icon size={16} />
      </ActionIcon>
    )
  );
}
