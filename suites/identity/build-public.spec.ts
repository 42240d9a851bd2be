import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './build-public.checks.ts';

test('strangers do not learn which build runs', judges(checks.buildNotPublic), async ({ api }) => {
  await check(checks.buildNotPublic, async () => {
    const fields = await api.startupConfigFields();
    expect(fields, 'fields of GET /api/config').not.toContain('buildInfo');
  });
});
