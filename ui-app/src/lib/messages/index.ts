import { account } from './account';
import { apiKeys } from './apiKeys';
import { approval } from './approval';
import { attachment } from './attachment';
import { audit } from './audit';
import { automation } from './automation';
import { automationComments } from './automationComments';
import { automationVersions } from './automationVersions';
import { board } from './board';
import { calendar, timeline } from './calendar';
import { change } from './change';
import { compare } from './compare';
import { common } from './common';
import { deletion } from './deletion';
import { errorAutomation } from './errorAutomation';
import { exports } from './exports';
import { field } from './field';
import { filter } from './filter';
import { decision } from './decision';
import { form } from './form';
import { heat } from './heat';
import { house } from './house';
import { imports } from './imports';
import { inbox } from './inbox';
import { list } from './list';
import { maintenance } from './maintenance';
import { invitation, members } from './members';
import { palette } from './palette';
import { panel } from './panel';
import { projectSettings } from './projectSettings';
import { recurrence } from './recurrence';
import { refusal } from './refusal';
import { reminder } from './reminder';
import { reminderRules } from './reminderRules';
import { rule } from './rule';
import { run } from './run';
import { runRetention } from './runRetention';
import { scenario } from './scenario';
import { schedule } from './schedule';
import { shelf } from './shelf';
import { shell, shortcuts, session, notFound } from './shell';
import { signIns } from './signIns';
import { snooze } from './snooze';
import { task } from './task';
import { template } from './template';
import { time } from './time';
import { tryOut } from './tryOut';
import { waits } from './waits';
import { usage } from './usage';
import { versions } from './versions';
import { workHours } from './workHours';
import { workFlow } from './workFlow';
import { workspace, project } from './workspace';

/**
 * Every English word of the application, in one typed object: a translation is another object of the same type, chosen here. Each feature
 * has its own file.
 */
const en = {
  account,
  apiKeys,
  approval,
  attachment,
  audit,
  automation,
  automationComments,
  automationVersions,
  board,
  calendar,
  change,
  compare,
  common,
  deletion,
  errorAutomation,
  exports,
  field,
  filter,
  decision,
  form,
  heat,
  house,
  imports,
  inbox,
  invitation,
  list,
  maintenance,
  members,
  palette,
  panel,
  projectSettings,
  recurrence,
  refusal,
  reminder,
  reminderRules,
  rule,
  run,
  runRetention,
  scenario,
  schedule,
  shelf,
  shell,
  shortcuts,
  session,
  notFound,
  signIns,
  snooze,
  task,
  template,
  time,
  tryOut,
  timeline,
  usage,
  versions,
  waits,
  workHours,
  workFlow,
  workspace,
  project,
};

export type Messages = typeof en;
export const m: Messages = en;
