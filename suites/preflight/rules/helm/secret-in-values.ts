import { helm } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { isLiteralSecret, isPublicSecret, isSecretName } from '../secret-names.ts';

const rule: Rule = {
  id: 'helm.secret-in-values',
  severity: 'error',
  why: 'The chart puts librechat.configEnv into a ConfigMap: everybody who may read the repository or the namespace has the secret.',
  source: ['librechat:helm/librechat/templates/configmap-env.yaml', 'kubernetes/Secrets'],
  fix: 'Keep it in a Secret and name that in global.librechat.existingSecretName; replace the secret: it is no longer secret.',
  failing: helm(
    '',
    '    JWT_SECRET: 2c2d6c1f8e0b47a39d5ef0b1a7c84e6d93f25b08a1e74c6fb0d9386e57a21c4f\n',
  ),
  passing: helm('global: { librechat: { existingSecretName: librechat-secrets } }\n'),
  check: ({ helm: values, librechat: { environment } }) =>
    values
      ? [...environment.variables]
          .filter(
            ([name, { text }]) =>
              isSecretName(name) &&
              isLiteralSecret(text ?? '') &&
              !isPublicSecret(name, text ?? ''),
          )
          .map(([name, { at }]) => ({
            at,
            ...(values.isManifest
              ? {
                  message: `${name} is written out in ${at.file}, a file that is meant for version control.`,
                  fix: 'Make the Secret outside of the repository, or keep it encrypted there (Sealed Secrets, SOPS), and name it in valueFrom.secretKeyRef. Replace the secret: it is no longer secret.',
                }
              : {
                  message: `${name} is written out in ${values.file.name}, and the chart puts it into a ConfigMap.`,
                }),
          }))
      : [],
};

export default rule;
