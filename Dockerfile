# Both services: SALDO_PROCESS=api or workers, or one process that holds all.
FROM node:24-bookworm-slim AS build
WORKDIR /saldo
COPY package.json package-lock.json ./
COPY packages packages
COPY apps apps
COPY tools tools
COPY scripts scripts
RUN npm install --no-save --no-audit --no-fund && npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /saldo
COPY --from=build --chown=node:node /saldo /saldo
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/api/health').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Not through npm, which as the first process of a container passes no signal on.
CMD ["node", "scripts/bootstrap.mjs", "apps/saldo/src/main.ts", "up"]
