import { randomBytes } from 'node:crypto';

const compose = `services:
  librechat:
    image: ghcr.io/danny-avila/librechat:v0.8.7
    restart: unless-stopped
    ports:
      - 127.0.0.1:3080:3080
    env_file: .env
    environment:
      MONGO_URI: mongodb://librechat:\${MONGO_PASSWORD}@mongodb:27017/librechat?authSource=admin
    volumes:
      - ./librechat.yaml:/app/librechat.yaml:ro
      - images:/app/client/public/images
      - uploads:/app/uploads
    depends_on:
      mongodb: { condition: service_healthy }
    healthcheck:
      test: wget -q -O- http://127.0.0.1:3080/api/config | grep -q serverDomain

  mongodb:
    image: mongo:8.0.20
    restart: unless-stopped
    environment:
      MONGO_INITDB_ROOT_USERNAME: librechat
      MONGO_INITDB_ROOT_PASSWORD: \${MONGO_PASSWORD}
    volumes:
      - data:/data/db
    healthcheck:
      test: [CMD, mongosh, --quiet, --eval, 'quit(db.adminCommand("ping").ok ? 0 : 1)']

volumes:
  data:
  images:
  uploads:
`;

const configuration = `version: 1.3.13
secureImageLinks: true
registration:
  socialLogins: [google, openid]
  allowedDomains: [example.org]
`;

const random = (bytes: number) => randomBytes(bytes).toString('hex');

const dotenv = () => `DOMAIN_CLIENT=http://localhost:3080
DOMAIN_SERVER=http://localhost:3080
MONGO_PASSWORD=${random(24)}
JWT_SECRET=${random(32)}
JWT_REFRESH_SECRET=${random(32)}
CREDS_KEY=${random(32)}
CREDS_IV=${random(16)}
SESSION_EXPIRY=900000
REFRESH_TOKEN_EXPIRY=604800000
ALLOW_SOCIAL_LOGIN=true
ALLOW_SOCIAL_REGISTRATION=true
LOGIN_MAX=200
GOOGLE_CLIENT_ID=librechat
GOOGLE_CLIENT_SECRET=${random(24)}
GOOGLE_CALLBACK_URL=/oauth/google/callback
OPENID_ISSUER=https://login.example.org
OPENID_CLIENT_ID=librechat
OPENID_CLIENT_SECRET=${random(24)}
OPENID_SESSION_SECRET=${random(32)}
OPENID_SCOPE="openid profile email"
OPENID_CALLBACK_URL=/oauth/openid/callback
OPENAI_API_KEY=${random(24)}
`;

/** A small deployment in which nothing is wrong, by file name; its secrets are made anew each time. */
export function soundProject(): Record<string, string> {
  return { 'docker-compose.yml': compose, 'librechat.yaml': configuration, '.env': dotenv() };
}
