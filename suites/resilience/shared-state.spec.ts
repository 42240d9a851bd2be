import { z } from 'zod';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { type Account, read, type Upload } from '../../fixtures/clients/account.ts';
import { anotherAddress } from '../../fixtures/clients/fetch-for.ts';
import { Files } from '../../fixtures/clients/files.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import {
  banShared,
  configurationRenewed,
  fileAtOther,
  oldPermissionKept,
  permissionAtOther,
  permissionKept,
  subscriptionsEnd,
  uploadLimitShared,
} from './shared-state.checks.ts';
import { streamOf } from './spoken.ts';

const mostUploads = 10;
/** In the names of their keys in Redis. */
const cachedRoles = 'ROLES';
const files = '/api/files';
const goneWithinMs = 10_000;

test.describe('Two replicas share', () => {
  test('files', judges(fileAtOther), async ({ employeeAt, nonce }) => {
    const here = employeeAt(1);
    const { path } = await new Files(here).upload(documentOf(nonce));
    const stored = await here.fingerprint(path);
    await check(fileAtOther, async () => {
      const there = await employeeAt(2).fingerprint(path).catch(String);
      expect(there, 'the file at the other replica').toBe(stored);
    });
  });

  test('limits', judges(uploadLimitShared), async ({ employeeAt, nonce, stack }) => {
    const { uploadLimit = Number.POSITIVE_INFINITY, uploadBans } = stack.facts;
    if (uploadLimit > mostUploads) {
      doesNotApply(uploadLimitShared, 'The deployment has no known and low limit of uploads.');
      return;
    }
    // A ban is of the address too.
    const from = uploadBans && anotherAddress();
    const [here, there] = [new Files(employeeAt(1, from)), new Files(employeeAt(2, from))];
    await counterpart('as many uploads as the limit allows are taken', async () => {
      for (let count = 1; count <= uploadLimit; count += 1)
        await (count % 2 ? here : there).upload(documentOf(`${nonce}-${count}`));
    });
    await check(uploadLimitShared, async () => {
      const over = await there.upload(documentOf(`${nonce}-over`)).then(() => 'taken', String);
      expect(over, 'status of the upload over the limit').toContain('429');
    });
  });

  test('bans', judges(banShared), async ({ employeeAt, nonce, stack }) => {
    const { uploadLimit = 0, uploadBans } = stack.facts;
    if (!uploadBans || uploadLimit > mostUploads) {
      doesNotApply(banShared, 'No upload is known to ban a person.');
      return;
    }
    const from = anotherAddress();
    const [here, there] = [employeeAt(1, from), employeeAt(2, from)];
    await counterpart('both replicas serve the person before the ban', async () => {
      for (const replica of [here, there]) expect(await replica.statusOf(files)).toBe(200);
    });
    for (let count = 0; count <= uploadLimit; count += 1)
      await new Files(here).upload(documentOf(`${nonce}-${count}`)).catch(() => undefined);
    await counterpart('the replica that banned the person refuses them', async () => {
      expect(await here.statusOf(files)).toBe(403);
    });
    await check(banShared, async () => {
      expect(await there.statusOf(files), 'status of the files at the other replica').toBe(403);
    });
  });

  test(
    'no subscription that nobody needs',
    judges(subscriptionsEnd),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const prompt = `Follow ${nonce}`;
      await doubles.behave(prompt, watchable);
      const said = { text: prompt, endpoint: 'openAI', model: modelOf('OpenAI') };
      await check(subscriptionsEnd, async ({ faults }) => {
        const id = await employeeAt(1).say(said);
        const follow = (at: number) => employeeAt(at).respond('GET', streamOf(id));
        const streams = await Promise.all([follow(1), follow(2)]);
        await expect
          .poll(() => faults.redisChannelsWith(id), 'channels of the answer while it is followed')
          .not.toEqual([]);
        for (const stream of streams) await stream.text();
        await expect
          .poll(() => faults.redisChannelsWith(id), {
            message: 'channels of the answer after its end',
            timeout: goneWithinMs,
          })
          .toEqual([]);
      });
    },
  );

  test(
    'permissions',
    judges(permissionAtOther),
    async ({ employeeAt, employee, storedAccounts, nonce }) => {
      const [here, there] = [employeeAt(1), employeeAt(2)];
      await here.heldToken();
      await storedAccounts.promote(employee.email ?? '');
      const role = `CONFORMANCE-${nonce}`;
      await storedAccounts.addRole(role);
      const allow = (USE: boolean) => here.send('PUT', `/api/roles/${role}/memories`, { USE });
      await allow(true);
      await counterpart('a permission that was given is there', async () => {
        expect(await mayUseMemories(there, role)).toBe(true);
      });
      await allow(false);
      await check(permissionAtOther, () =>
        expect
          .poll(() => mayUseMemories(there, role), {
            message: 'the permission at the other replica',
            timeout: goneWithinMs,
          })
          .toBe(false),
      );
    },
  );
});

test(
  'A replica starts after a permission was given',
  judges(permissionKept),
  async ({ employeeAt, employee, storedAccounts }) => {
    const here = employeeAt(1);
    await here.heldToken();
    await storedAccounts.promote(employee.email ?? '');
    const give = (SHARE: boolean) => here.send('PUT', '/api/roles/USER/prompts', { SHARE });
    const before = await mayShare(here);
    try {
      await give(!before);
      await check(permissionKept, async ({ faults }) => {
        await faults.restart(1);
        expect(await mayShare(here), 'whether prompts may be shared after the start').toBe(!before);
      });
    } finally {
      await give(before);
    }
  },
);

test(
  'A replica starts after an earlier release stored a permission',
  judges(oldPermissionKept),
  async ({ employeeAt, employee, storedAccounts, stack }) => {
    if (stack.faults?.redisPorts.length === 0) {
      doesNotApply(
        oldPermissionKept,
        'Redis was given, so the run removes no cached role from it.',
      );
      return;
    }
    const here = employeeAt(1);
    await here.heldToken();
    await storedAccounts.promote(employee.email ?? '');
    await check(oldPermissionKept, async ({ faults }) => {
      const restore = await storedAccounts.ageSharing('USER');
      try {
        await faults.forgetInRedis(cachedRoles);
        await faults.restart(1);
        expect(await mayShare(here), 'whether prompts may be shared after the start').toBe(true);
      } finally {
        await restore();
        await faults.forgetInRedis(cachedRoles);
      }
    });
  },
);

test(
  'Two replicas start with another configuration',
  judges(configurationRenewed),
  async ({ employeeAt, nonce }, info) => {
    info.setTimeout(info.timeout * 2);
    await check(configurationRenewed, async ({ faults }) => {
      const renew = async () => {
        for (const replica of [1, 2]) await faults.restart(replica);
      };
      const welcome = `Welcome ${nonce}`;
      const restore = faults.reconfigure(({ interface: before, ...content }) => ({
        ...content,
        interface: { ...(before as object), customWelcome: welcome },
      }));
      try {
        await renew();
        for (const replica of [1, 2])
          expect(await welcomeOf(employeeAt(replica)), `welcome of replica ${replica}`).toBe(
            welcome,
          );
      } finally {
        restore();
        await renew();
      }
    });
  },
);

function documentOf(word: string): Upload {
  return { name: `${word}.txt`, type: 'text/plain', content: `All about ${word}.\n` };
}

const roleSchema = z.object({
  permissions: z.looseObject({
    MEMORIES: z.looseObject({ USE: z.boolean().optional() }).optional(),
    PROMPTS: z.looseObject({ SHARE: z.boolean().optional() }).optional(),
  }),
});

async function permissionsOf(account: Account, role: string) {
  return read(roleSchema, await account.get(`/api/roles/${role}`)).permissions;
}

async function mayUseMemories(account: Account, role: string): Promise<boolean> {
  return (await permissionsOf(account, role)).MEMORIES?.USE ?? false;
}

/** Whether the role of everybody may share prompts. */
async function mayShare(account: Account): Promise<boolean> {
  return (await permissionsOf(account, 'USER')).PROMPTS?.SHARE ?? false;
}

const configSchema = z.looseObject({
  interface: z.looseObject({ customWelcome: z.string().optional() }).optional(),
});

async function welcomeOf(account: Account): Promise<string | undefined> {
  return read(configSchema, await account.get('/api/config')).interface?.customWelcome;
}
