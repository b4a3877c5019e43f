# The client, then one static binary, then an image that holds nothing else.
FROM node:20-bookworm-slim AS client
WORKDIR /src/client
COPY client/package.json client/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY client/ ./
RUN npm run build

FROM golang:1.26-bookworm AS binary
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=client /src/client/dist client/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o /out/konvent ./server \
 && install -d -o 65532 -g 65532 /out/data

FROM scratch
COPY --from=binary /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=binary --chown=65532:65532 /out/data /data
COPY --from=binary /out/konvent /konvent
ENV KONVENT_HTTP=0.0.0.0:8080 KONVENT_DATA=/data
USER 65532:65532
VOLUME /data
EXPOSE 8080/tcp 7882/udp 7882/tcp
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["/konvent", "health"]
ENTRYPOINT ["/konvent"]
CMD ["serve"]
