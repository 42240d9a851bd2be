import { count, fromNth, json, lastSuccess } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { unavailable } from './after-faults.ts';
import {
  causes,
  fullChatWorks,
  fullNothingListed,
  fullServes,
  fullUploadSaid,
  roomUploadWorks,
} from './disk-faults.checks.ts';

const upload = 'POST /api/files';

export const mutants = defineMutants({
  'disk-faults.upload-confirmed': {
    violates: [fullUploadSaid],
    cause: causes.uploadUnchecked,
    why: 'The upload is confirmed as soon as it has arrived, and written later.',
    traffic: [lastSuccess(upload)],
  },
  'disk-faults.upload-hangs': {
    violates: [fullUploadSaid],
    cause: causes.uploadHangs,
    why: 'The upload is tried again until there is room.',
    traffic: [{ on: upload, delay: (play) => (count(play, 'uploads') > 1 ? 60_000 : 0) }],
  },
  'disk-faults.record-without-content': {
    violates: [fullNothingListed],
    cause: causes.uploadUnchecked,
    why: 'The record of the file is written before its content.',
    traffic: [
      {
        on: 'GET /api/files',
        response: json((files, { nonce }) =>
          Array.isArray(files) ? [...files, { ...files[0], filename: `lost-${nonce}.txt` }] : files,
        ),
      },
    ],
  },
  'disk-faults.logger-ends-process': {
    violates: [fullServes, fullChatWorks],
    cause: causes.logEndsProcess,
    why: 'The error of the log file is not handled, and ends the process; the proxy answers for it.',
    traffic: [
      { on: 'GET /api/convos', request: () => unavailable },
      { on: 'POST /api/agents/chat/openAI', request: () => unavailable },
    ],
  },
  'disk-faults.uploads-stay-refused': {
    violates: [roomUploadWorks],
    cause: causes.notBack,
    why: 'The storage is marked as read-only until the next restart.',
    traffic: [fromNth(3, upload, { status: 507, body: 'Insufficient Storage' })],
  },
  'disk-faults.upload-cut': {
    violates: [roomUploadWorks],
    cause: causes.notBack,
    why: 'The volume is still almost full, and what does not fit is left out.',
    traffic: [
      {
        on: 'GET /api/files/download/:user/:id',
        response: (response, play) => {
          if (count(play, 'downloads') > 1) response.body = response.body.subarray(0, 100);
        },
      },
    ],
  },
});
