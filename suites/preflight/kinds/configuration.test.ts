import {
  addressOf,
  allInOne,
  chartsObject,
  databaseInTemplate,
  endpointCalled,
  fork,
  ofForkWithImage,
  off,
  onPlatform,
  otherFile,
  override,
  withDefault,
  withImage,
} from './projects.ts';
import { judgeKinds } from './testing.ts';

judgeKinds([
  [
    'a service in another compose file of the folder',
    'provider.no-such-host',
    otherFile('tools'),
    otherFile('others'),
  ],
  [
    'a variable without a default in librechat.yaml',
    'config.literal-variable',
    withDefault('NAME'),
    withDefault('NAME:-chat'),
  ],
  [
    'a manifest called librechat.yaml',
    'config.invalid',
    { 'librechat.yaml': chartsObject },
    { 'librechat.yaml': 'metadata: { name: chat }\n' },
  ],
  [
    'an image whose tag is a commit',
    'config.unknown-key',
    withImage('ghcr.io/danny-avila/librechat:3f2a9c1'),
    withImage('ghcr.io/danny-avila/librechat:latest'),
  ],
  [
    'the image of a fork whose source is there',
    'config.invalid',
    ofForkWithImage('example.org/ours:1'),
    ofForkWithImage('ghcr.io/danny-avila/librechat:v0.8.7'),
  ],
  [
    'a variable that a platform may set',
    'config.variable-unset',
    onPlatform('render.yaml'),
    onPlatform('other.yaml'),
  ],
  [
    'a database in an image of its own making',
    'provider.localhost',
    allInOne('debian:bookworm-slim'),
    allInOne('ghcr.io/danny-avila/librechat:v0.8.7'),
  ],
  [
    'a built-in endpoint that ENDPOINTS hides',
    'config.shadowed-endpoint',
    endpointCalled('ANTHROPIC_API_KEY=user_provided\nENDPOINTS=custom,agents\n'),
    endpointCalled('ANTHROPIC_API_KEY=user_provided\nENDPOINTS=custom,anthropic\n'),
  ],
  [
    'a built-in endpoint without a key',
    'config.shadowed-endpoint',
    endpointCalled(''),
    endpointCalled('ANTHROPIC_API_KEY=user_provided\n'),
  ],
  [
    'a volume whose path only a variable says',
    'config.unread',
    override('  librechat:\n    volumes: ["${FOLDER}"]\n'),
    override('  librechat:\n    volumes: !override ["more:/app"]\nvolumes: { more: {} }\n'),
  ],
  [
    'an address with a default, which LibreChat leaves as it is',
    'provider.localhost',
    addressOf('${MODELS:-http://localhost:8000}/v1'),
    addressOf('http://localhost:8000/v1'),
  ],
  [
    "the database of LibreChat's own template",
    'provider.localhost',
    databaseInTemplate('127.0.0.1'),
    databaseInTemplate('localhost'),
  ],
  ['a key that a fork adds to its schema', 'config.unknown-key', fork('ours'), fork('theirs')],
  [
    'a service whose profile .env switches on',
    'provider.profile-off',
    { ...off('    profiles: [search]\n'), '.env': 'COMPOSE_PROFILES=search\n' },
    off('    profiles: [search]\n'),
  ],
  [
    'a service of a profile where LibreChat itself has one',
    'provider.profile-off',
    off('    profiles: [search]\n', '    profiles: [chat]\n'),
    off('    profiles: [search]\n'),
  ],
]);
