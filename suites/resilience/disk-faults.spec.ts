import { hash } from 'node:crypto';
import { once } from 'node:events';
import { ApiError } from '../../fixtures/clients/account.ts';
import { Files } from '../../fixtures/clients/files.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import {
  fullChatWorks,
  fullNothingListed,
  fullServes,
  fullUploadSaid,
  roomUploadWorks,
} from './disk-faults.checks.ts';
import { Measures } from './measures.ts';
import { answerTo } from './spoken.ts';

const uploadMs = 30_000;

test(
  'The disk is full for logs and uploads, and has room again',
  judges(fullUploadSaid, fullNothingListed, fullServes, fullChatWorks, roomUploadWorks),
  async ({ stack, employeeAt, modelOf, nonce }) => {
    if (stack.faults && !stack.faults.limits) {
      const all = [fullUploadSaid, fullNothingListed, fullServes, fullChatWorks, roomUploadWorks];
      for (const it of all)
        doesNotApply(it, 'This machine cannot limit the files of a process: prlimit is missing.');
      return;
    }
    const person = employeeAt();
    const files = new Files(person);
    const content = `All about ${nonce}.\n`.repeat(500);
    const upload = async (name: string) => {
      const stored = await files.upload({ name, type: 'text/plain', content });
      return person.fingerprint(stored.path);
    };
    const unchanged = hash('sha256', content);
    expect(await upload(`before-${nonce}.txt`), 'an upload before the fault').toBe(unchanged);
    const measures = new Measures('The disk is full for logs and uploads');
    await check(fullUploadSaid, async ({ faults }) => {
      await faults.fillDisk();
      const startedAt = performance.now();
      const late = once(AbortSignal.timeout(uploadMs), 'abort').then(() => 'no answer within 30 s');
      const uploaded = upload(`lost-${nonce}.txt`).then(() => 'stored', sayError);
      const outcome = await Promise.race([uploaded, late]);
      measures.seen(`an upload: ${outcome}`, performance.now() - startedAt);
      expect(outcome, 'the upload').toMatch(/^refused with [45]\d\d/);
    });
    await check(fullServes, async () => {
      expect(await measures.during(person), 'the list').toBe(200);
    });
    await check(fullChatWorks, async () => {
      const said = { text: `Full ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
      expect(await answerTo(person, said), 'a chat').toContain(nonce);
    });
    await check(roomUploadWorks, async ({ faults }) => {
      await faults.recover();
      const again = () => upload(`after-${nonce}.txt`).catch(sayError);
      await measures.back('what is stored of a new upload', again, unchanged);
    });
    await check(fullNothingListed, async () => {
      const names = await files.names();
      const isListed = names.some((name) => name.includes(`lost-${nonce}`));
      measures.lost('the content of a file that is listed', isListed);
      expect(names.join(' '), 'the files that are listed').not.toContain(`lost-${nonce}`);
    });
    await files.removeAll();
  },
);

function sayError(error: Error): string {
  return error instanceof ApiError ? `refused with ${error.status}` : error.message;
}
