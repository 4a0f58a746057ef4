import { useComputedColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import {
  createModeler,
  type ElementInfo,
  type DecisionWish,
  type FormWish,
  type ModelerHandle,
} from '@taskloom/modeler';
import LintWorker from '@taskloom/modeler/lint-worker?worker';
import '@taskloom/modeler/style.css';
import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { elementTemplates, triggerTypes } from '@/lib/api/catalog';
import { isStatus } from '@/lib/api/problem';
import { useApi } from '@/lib/context';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';
import { readDraft, writeDraft } from './api';
import { offeredDecisions, type Documents } from './decisions/dmn';
import { offeredForms, type Schema, type Schemas } from './forms/schema';
import { offered } from './modeler';
import { counting } from './schedule/api';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';
const AUTOSAVE_MS = 1500;

type Places = { canvas: RefObject<HTMLDivElement | null>; properties: RefObject<HTMLDivElement | null> };

/** The modeler in its place, with a draft that saves itself a moment after each change. */
export function useEditor(
  id: AutomationId,
  draft: { bpmn: string; forms: Schemas; decisions: Documents; etag: string },
  { canvas, properties }: Places,
) {
  const api = useApi();
  const client = useQueryClient();
  const theme = useComputedColorScheme('light');
  const [modeler, setModeler] = useState<ModelerHandle | null>(null);
  const [steps, setSteps] = useState({ canUndo: false, canRedo: false });
  const [forms, setForms] = useState<Schemas>(draft.forms);
  const [decisions, setDecisions] = useState<Documents>(draft.decisions);
  const [selected, setSelected] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [state, setState] = useState<SaveState>('saved');
  const etag = useRef(draft.etag);
  const bpmn = useRef(draft.bpmn);
  const drawn = useRef<Schemas>(draft.forms);
  const decided = useRef<Documents>(draft.decisions);
  const dirty = useRef(false);
  /** Forms and decisions are sent only if they have changed: otherwise the server's stay. */
  const formsDirty = useRef(false);
  const decisionsDirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<boolean>>(Promise.resolve(true));
  const files = useRef<(file: File) => void>(() => {});
  const comments = useRef<(element: string) => void>(() => {});
  const wishes = useRef<(wish: FormWish) => void>(() => {});
  const decisionWishes = useRef<(wish: DecisionWish) => void>(() => {});

  const store = useCallback(
    async (xml: string) => {
      setState('saving');
      dirty.current = false;
      bpmn.current = xml;
      const withForms = formsDirty.current;
      formsDirty.current = false;
      const withDecisions = decisionsDirty.current;
      decisionsDirty.current = false;
      try {
        const sent = {
          bpmn: xml,
          ...(withForms ? { forms: drawn.current } : {}),
          ...(withDecisions ? { decisions: decided.current } : {}),
        };
        etag.current = await writeDraft(api, id, sent, etag.current);
        setState(dirty.current ? 'unsaved' : 'saved');
        void client.invalidateQueries({ queryKey: ['automations', 'one', id] });
        void client.invalidateQueries({ queryKey: ['automations', 'list'] });
        return true;
      } catch (error) {
        dirty.current = true;
        formsDirty.current ||= withForms;
        decisionsDirty.current ||= withDecisions;
        const conflict = isStatus(error, 409, 412);
        setState(conflict ? 'conflict' : 'failed');
        if (!conflict) tellError(m.automation.saveFailed, error);
        return false;
      }
    },
    [api, client, id],
  );

  /** One save at a time, each with the tag of the one before. */
  const save = useCallback(
    (from = modeler) => {
      clearTimeout(timer.current);
      saving.current = saving.current.then(async () => {
        if (!from || !dirty.current) return true;
        return store(await from.exportXml());
      });
      return saving.current;
    },
    [modeler, store],
  );

  const soon = useCallback(() => {
    dirty.current = true;
    setState((before) => (before === 'conflict' ? before : 'unsaved'));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void (state !== 'conflict' && save()), AUTOSAVE_MS);
  }, [save, state]);
  const changed = useEffectEvent(() => soon());
  const themed = useEffectEvent(() => theme);
  const leave = useEffectEvent((made: ModelerHandle) => void save(made).finally(() => made.destroy()));

  useEffect(() => {
    let made: ModelerHandle | null = null;
    let gone = false;
    void open();
    async function open() {
      try {
        const [templates, triggers] = await Promise.all([
          client.ensureQueryData(elementTemplates(api)),
          client.ensureQueryData(triggerTypes(api)),
        ]);
        if (gone || !canvas.current || !properties.current) return;
        const handle = createModeler({
          container: canvas.current,
          propertiesContainer: properties.current,
          bpmn: bpmn.current,
          templates,
          triggerTypes: offered(triggers),
          upcoming: counting(api, id),
          forms: offeredForms(drawn.current),
          decisions: offeredDecisions(decided.current),
          theme: themed(),
          lintWorker: () => new LintWorker(),
          onFile: (file) => files.current(file),
          onComments: (element) => comments.current(element),
          onForm: (wish) => wishes.current(wish),
          onDecision: (wish) => decisionWishes.current(wish),
          onSelectionChange: (elements: readonly ElementInfo[]) =>
            setSelected(elements.length === 1 ? (elements[0]?.id ?? null) : null),
          onChange: (now) => {
            setSteps(now);
            changed();
          },
        });
        made = handle;
        await handle.ready;
        if (!gone) setModeler(handle);
      } catch (error) {
        if (!gone) setFailure(error);
      }
    }
    return () => {
      gone = true;
      setModeler(null);
      if (made) leave(made);
    };
  }, [api, client, id, canvas, properties]);

  useEffect(() => modeler?.setTheme(theme), [modeler, theme]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  const show = useCallback(
    (next: Schemas) => {
      drawn.current = next;
      setForms(next);
      modeler?.setForms(offeredForms(next));
    },
    [modeler],
  );

  const showDecisions = useCallback(
    (next: Documents) => {
      decided.current = next;
      setDecisions(next);
      modeler?.setDecisions(offeredDecisions(next));
    },
    [modeler],
  );

  /** Keeps a decision as it is drawn now, or takes it away. */
  const changeDecision = useCallback(
    (decision: string, dmn: string | null) => {
      const others = Object.entries(decided.current).filter(([id]) => id !== decision);
      showDecisions(dmn === null ? Object.fromEntries(others) : { ...decided.current, [decision]: dmn });
      decisionsDirty.current = true;
      soon();
    },
    [showDecisions, soon],
  );

  /** Keeps a form as it is drawn now, or takes it away. */
  const changeForm = useCallback(
    (form: string, schema: Schema | null) => {
      const others = Object.entries(drawn.current).filter(([id]) => id !== form);
      // In its place, so that the list does not jump.
      show(schema === null ? Object.fromEntries(others) : { ...drawn.current, [form]: schema });
      formsDirty.current = true;
      soon();
    },
    [show, soon],
  );

  /** Another model in the place of this one, with its forms and decisions if it brings any. */
  const load = useCallback(
    async (xml: string, brought?: Schemas, decisionsBrought?: Documents) => {
      if (!modeler) return;
      await modeler.importXml(xml);
      if (brought) {
        show(brought);
        formsDirty.current = true;
      }
      if (decisionsBrought) {
        showDecisions(decisionsBrought);
        decisionsDirty.current = true;
      }
      dirty.current = true;
      await save();
    },
    [modeler, save, show, showDecisions],
  );

  /** After somebody else saved: takes their draft, or puts ours in its place. */
  const resolve = useCallback(
    async (whose: 'theirs' | 'mine') => {
      const theirs = await readDraft(api, id);
      etag.current = theirs.etag;
      if (whose === 'mine') {
        formsDirty.current = true;
        decisionsDirty.current = true;
        return void save();
      }
      await modeler?.importXml(theirs.bpmn);
      bpmn.current = theirs.bpmn;
      show(theirs.forms);
      showDecisions(theirs.decisions);
      dirty.current = false;
      formsDirty.current = false;
      decisionsDirty.current = false;
      clearTimeout(timer.current);
      setState('saved');
    },
    [api, id, modeler, save, show, showDecisions],
  );

  /** Says what becomes of a file that is let go over the canvas. */
  const onFile = useCallback((take: (file: File) => void) => {
    files.current = take;
  }, []);

  /** Says what becomes of a click on the badge of an element's comments. */
  const onComments = useCallback((show: (element: string) => void) => {
    comments.current = show;
  }, []);

  /** Says what becomes of somebody's wish to draw the form of a step. */
  const onForm = useCallback((draw: (wish: FormWish) => void) => {
    wishes.current = draw;
  }, []);

  /** The same of the decision of a step. */
  const onDecision = useCallback((draw: (wish: DecisionWish) => void) => {
    decisionWishes.current = draw;
  }, []);

  return {
    modeler,
    selected,
    forms,
    decisions,
    steps,
    failure,
    state,
    save,
    load,
    resolve,
    changeForm,
    changeDecision,
    onFile,
    onComments,
    onForm,
    onDecision,
  };
}
