# Builds the product from the sources, then keeps nothing of them but dist/ and the drivers of the databases.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production TWEAKBENCH_HOST=0.0.0.0 TWEAKBENCH_DATA=/data PORT=4747
COPY --from=build /app/dist ./dist
COPY --from=build /app/node_modules ./node_modules
COPY package.json LICENSE ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4747
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Listening beyond the container needs a token: docker run -e TWEAKBENCH_TOKEN=… -p 127.0.0.1:4747:4747
CMD ["node", "dist/server/tweakbench.js"]
