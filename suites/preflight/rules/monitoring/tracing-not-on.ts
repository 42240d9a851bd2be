import { release } from '../examples.ts';
import { switchRule, variableSet } from '../needs.ts';

const env = 'OTEL_EXPORTER_OTLP_ENDPOINT=http://otel.example.org:4318\n';

export default switchRule({
  id: 'monitoring.tracing-not-on',
  severity: 'warning',
  why: 'LibreChat sends traces only with OTEL_TRACING_ENABLED=true (v0.8.6 and later).',
  source: ['librechat:packages/api/src/telemetry/config.ts'],
  fix: 'Set OTEL_TRACING_ENABLED=true, or remove the endpoint.',
  failing: release('v0.8.7', { env }),
  passing: release('v0.8.7', { env: `${env}OTEL_TRACING_ENABLED=true\n` }),
  releases: { since: 'v0.8.6' },
  isSetUp: variableSet('OTEL_EXPORTER_OTLP_ENDPOINT'),
  isOn: ({ librechat: { environment } }) =>
    !environment.isOff('OTEL_TRACING_ENABLED') || environment.isOn('OTEL_SDK_DISABLED'),
  message: 'A collector is set, but OTEL_TRACING_ENABLED is not true: LibreChat sends no traces.',
});
