import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import { Measures } from './measures.ts';
import { nameBackWorks, nameGoneSaid, nameOthersWork } from './name-faults.checks.ts';
import { answerTo } from './spoken.ts';

test(
  'The name of a model provider does not resolve, and resolves again',
  judges(nameGoneSaid, nameOthersWork, nameBackWorks),
  async ({ stack, employeeAt, modelOf, nonce, doubles }) => {
    if (stack.faults && !stack.faults.ownMachine?.hostsFile) {
      for (const it of [nameGoneSaid, nameOthersWork, nameBackWorks])
        doesNotApply(
          it,
          'LibreChat cannot have names of its own here: no mount namespace is allowed.',
        );
      return;
    }
    const person = employeeAt();
    await person.heldToken();
    const anthropic = { endpoint: 'anthropic', model: modelOf('Anthropic') };
    const openAI = { endpoint: 'openAI', model: modelOf('OpenAI') };
    const measures = new Measures('The name of a provider does not resolve');
    await check(nameOthersWork, async ({ faults }) => {
      faults.forgetName('anthropic');
      const other = await answerTo(person, { ...openAI, text: `Other ${nonce}` });
      expect(other, 'the answer of the other provider').toContain(nonce);
    });
    const text = `Lost ${nonce}`;
    const startedAt = performance.now();
    const lost = await person.say({ ...anthropic, text });
    await check(nameGoneSaid, async () => {
      await measures.during(person);
      await measures.failureKnown(person, lost, startedAt);
    });
    await check(nameBackWorks, async ({ faults }) => {
      if ((await doubles.chats(text)).length > 0)
        throw new Error('The provider was reached although its name did not resolve.');
      faults.rememberNames();
      const again = () => answerTo(person, { ...anthropic, text: `Back ${nonce}` });
      await measures.back('the answer after the fault', again, expect.stringContaining(nonce));
    });
  },
);
