import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { tokenCauses } from './token-causes.ts';

export const causes = defineCauses({
  sessionLookupSkipped: {
    text: 'LibreChat does not look the session up: NODE_ENV is CI, or the lookup was removed.',
    fix: 'Set NODE_ENV=production.',
  },
  oldTokenKept: {
    text: 'The old refresh token stays valid after a renewal: the stored hash is not replaced, or a replica reads an older copy.',
    fix: 'Read sessions from the primary of MongoDB, and leave the rotation in place.',
    shownBy: /status of POST \/api\/auth\/refresh[\s\S]*Received: +200/,
  },
  rotationRaces: {
    text: 'A renewal replaces the token at once, so tabs that renew at the same moment get 401 (LibreChat has no grace period).',
    fix: 'Follow the upstream issue; a longer SESSION_EXPIRY makes it rarer.',
    shownBy: /refused renewals/,
  },
  gatewayRenews: {
    text: 'A gateway answers renewals itself, whatever the refresh cookie is.',
    fix: 'Pass POST /api/auth/refresh on to LibreChat.',
    shownBy: /"garbage accepted"|\/api\/auth\/refresh → 200 sets no cookie/,
  },
  gatewayLimits: {
    text: 'A gateway limits renewals by address, and the tabs of one person are too many for it.',
    fix: 'Exempt POST /api/auth/refresh from the limit, or raise it.',
    shownBy: /\/api\/auth\/refresh → 429/,
  },
});

const must = { requirement: 'sessions', level: 'MUST', needs: ['doubles'] } as const;
const refusal = { ...must, refusal: true } as const;

const refreshRefused = {
  ...refusal,
  source: ['librechat:api/server/controllers/AuthController.js', 'rfc6749/5.2'],
} as const;

export const refreshGarbage = defineCheck({
  ...refreshRefused,
  id: 'sessions.refresh.garbage',
  text: 'A refresh cookie that is not a token gives no access token.',
  causes: [causes.gatewayRenews],
});

export const refreshForeign = defineCheck({
  ...refreshRefused,
  id: 'sessions.refresh.foreign',
  text: 'A refresh token that somebody else signed gives no access token.',
  causes: [causes.gatewayRenews, tokenCauses.signatureNotVerified],
});

export const refreshPublished = defineCheck({
  ...refreshRefused,
  id: 'sessions.refresh.published-secret',
  text: 'A refresh token signed with the secret of .env.example gives no access token.',
  source: ['librechat:.env.example'],
  causes: [causes.gatewayRenews, tokenCauses.signatureNotVerified, tokenCauses.secretPublished],
});

export const refreshRotated = defineCheck({
  ...refusal,
  id: 'sessions.refresh.rotated',
  text: 'A refresh token that was exchanged is refused ten seconds later.',
  source: ['rfc9700/4.14', 'librechat:packages/data-schemas/src/methods/session.ts'],
  causes: [causes.gatewayRenews, causes.oldTokenKept, causes.sessionLookupSkipped],
});

export const refreshTenAtOnce = defineCheck({
  ...must,
  level: 'SHOULD',
  id: 'sessions.refresh.ten-at-once',
  text: 'Ten tabs that renew with one cookie at the same moment all stay signed in.',
  source: ['rfc9700/4.14', 'librechat:packages/data-schemas/src/methods/session.ts'],
  causes: [causes.gatewayLimits, causes.rotationRaces],
});
