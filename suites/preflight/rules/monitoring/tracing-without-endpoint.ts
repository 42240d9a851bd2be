import { release } from '../examples.ts';
import { flagOn, needsRule } from '../needs.ts';

const on = 'OTEL_TRACING_ENABLED=true\n';

export default needsRule({
  id: 'monitoring.tracing-without-endpoint',
  severity: 'warning',
  why: 'Without an endpoint OpenTelemetry sends traces to http://localhost:4318. In a container that is LibreChat itself, so every trace is lost.',
  source: ['opentelemetry/otlp-exporter', 'librechat#12909'],
  fix: 'Set OTEL_EXPORTER_OTLP_ENDPOINT to your collector, for example http://otel-collector:4318.',
  failing: release('v0.8.7', { env: on }),
  passing: release('v0.8.7', {
    env: `${on}OTEL_EXPORTER_OTLP_ENDPOINT=http://otel.example.org:4318\n`,
  }),
  releases: { since: 'v0.8.6' },
  feature: 'Tracing is on',
  isOn: flagOn('OTEL_TRACING_ENABLED'),
  needed: [
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_TRACES_EXPORTER'],
  ],
  consequence: 'traces go to localhost, where nobody listens',
});
