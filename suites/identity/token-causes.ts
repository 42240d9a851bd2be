import { defineCauses } from '../../fixtures/checks/diagnosis.ts';

/** What makes LibreChat accept tokens that it did not issue. */
export const tokenCauses = defineCauses({
  secretPublished: {
    text: 'JWT_SECRET or JWT_REFRESH_SECRET is the value of .env.example, which everybody knows.',
    fix: 'Set both to 32 random bytes in hexadecimal.',
    shownBy: /forged tokens[\s\S]*"foreign (refused|401)"[^\]]*"published (accepted|200)"/,
  },
  signatureNotVerified: {
    text: 'A gateway or a fork decodes tokens without verifying their signature.',
    fix: 'Let LibreChat alone verify tokens, with the secret.',
    shownBy: /forged tokens[\s\S]*"foreign (accepted|200)"/,
  },
});
