import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  logEndsProcess: {
    text: 'A log file that cannot be written ends the process, or the requests that write a line.',
    fix: 'Set CONTINUE_ON_UNCAUGHT_EXCEPTION=true, give the logs a volume of their own, and remove old ones.',
    shownBy: /the list|a chat/,
  },
  uploadUnchecked: {
    text: 'The upload is confirmed although its content was not written.',
    fix: 'Upgrade LibreChat; report it if the newest release does it too.',
    shownBy: /Received[^\n]*"stored"|the files that are listed/,
  },
  uploadHangs: {
    text: 'The upload waits for a disk that has no room, and the person sees it run for ever.',
    fix: 'Watch the free space of the volume, and give up uploads at the proxy (proxy_read_timeout).',
    shownBy: /no answer within/,
  },
  notBack: {
    text: 'LibreChat does not write again: the files that it had open were given up.',
    fix: 'Restart LibreChat after the disk was full.',
    shownBy: /a new upload/,
  },
});

const fault = { requirement: 'resilience', shape: 'faults', needs: ['doubles', 'faults'] } as const;

export const fullUploadSaid = defineCheck({
  ...fault,
  id: 'faults.disk.upload-said',
  level: 'MUST',
  text: 'An upload for which the disk has no room is refused within 30 seconds.',
  source: ['rfc9110/15.6'],
  causes: [causes.uploadUnchecked, causes.uploadHangs],
});

export const fullNothingListed = defineCheck({
  ...fault,
  id: 'faults.disk.nothing-listed',
  level: 'MUST',
  text: 'A file that found no room on the disk is not among the files of the person.',
  source: ['plan/service'],
  causes: [causes.uploadUnchecked],
});

export const fullServes = defineCheck({
  ...fault,
  id: 'faults.disk.serves',
  level: 'MUST',
  text: 'While the disk is full for logs and uploads, people see their conversations.',
  source: ['plan/service'],
  causes: [causes.logEndsProcess],
});

export const fullChatWorks = defineCheck({
  ...fault,
  id: 'faults.disk.chat-works',
  level: 'MUST',
  text: 'While the disk is full for logs and uploads, a chat is answered.',
  source: ['plan/service'],
  causes: [causes.logEndsProcess],
});

export const roomUploadWorks = defineCheck({
  ...fault,
  id: 'faults.disk.back-uploads',
  level: 'MUST',
  text: 'Within 30 seconds after the disk has room again, an upload is stored unchanged.',
  source: ['plan/service'],
  causes: [causes.notBack],
});
