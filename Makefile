# make run and make test are all a newcomer needs; `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

TOOL := go tool -modfile=tools/go.mod
# One flag set for everything that is not under the race detector: other flags would be another cold build of minutes.
STATIC := CGO_ENABLED=0 GOFLAGS="$(strip $(shell go env GOFLAGS) -trimpath)"

GO_FILES := $(shell find server signaling migrations demo client -name node_modules -prune -o -name '*.go' -print 2>/dev/null)
EMBEDDED := $(shell find server migrations demo -type f ! -name '*.go' 2>/dev/null)
CLIENT_FILES := $(shell find client/src client/public -type f 2>/dev/null) $(wildcard client/*.json client/*.ts client/index.html)

.PHONY: help run build test lint wire bench crowd networks screens setup vuln licences env clean

help: ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## install what it needs, build, start with the demo conference and print its links
	bin/konvent serve --demo kommunale-2021 --data ./data

build: bin/konvent ## bin/konvent: one static binary, client and migrations inside

bin/konvent: client/dist/index.html go.mod go.sum $(GO_FILES) $(EMBEDDED)
	$(STATIC) go build -ldflags "-s -w" -o $@ ./server

client/dist/index.html: client/node_modules/.installed $(CLIENT_FILES)
	cd client && npm run build
	touch client/dist/.keep $@

client/node_modules/.installed: client/package-lock.json
	cd client && npm ci --no-audit --no-fund
	touch $@

tests/e2e/node_modules/.installed: tests/e2e/package-lock.json
	cd tests/e2e && npm ci --no-audit --no-fund
	touch $@

setup: ## install what the tests need (Debian packages: as root or with sudo)
	scripts/setup

test: setup build client/node_modules/.installed tests/e2e/node_modules/.installed ## every test: Go on both databases, client, real browsers
	scripts/test

lint: client/node_modules/.installed tests/e2e/node_modules/.installed client/dist/index.html ## format, vet, linters, types, and generated files are fresh
	scripts/fresh
	@test -z "$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go') | tee /dev/stderr)"
	$(STATIC) go vet ./...
	GOOS=darwin $(STATIC) go vet ./server/media/udp
	$(STATIC) $(TOOL) golangci-lint run
	cd client && npm run lint
	client/node_modules/.bin/tsc -p tests/e2e

wire: ## write the TypeScript types and docs/protocol.md from signaling/wire
	$(STATIC) go run ./signaling/wire/tsgen

env: ## write .env.example from the settings of the house
	go generate ./server/config

licences: ## write docs/licences.md from what goes into the product
	$(STATIC) go run ./scripts/licences

vuln: ## known holes in what we use (needs a network)
	go run golang.org/x/vuln/cmd/govulncheck@latest ./...
	cd client && npm audit --omit=dev

bench: build ## the figures, beside the floor of this machine (twelve minutes)
	$(STATIC) go build -o bin/floor ./tests/floor
	$(STATIC) go build -o bin/crowd ./tests/crowd
	scripts/bench

crowd: build ## the bigger crowd, people who move, five workshops at once, tables, and 500 viewers who come and go for half an hour
	$(STATIC) go build -o bin/crowd ./tests/crowd
	bin/crowd -viewers 1500,2000 -sockets 2000
	bin/crowd -move 400 -workshop 180 -workshops 5 -tables 30
	bin/crowd -soak 30m -viewers 500

networks: setup build tests/e2e/node_modules/.installed ## how viewers in both browsers do on bad networks (root; a quiet machine)
	node tests/e2e/run.mjs networks

screens: setup build tests/e2e/node_modules/.installed ## write the pictures of every place to docs/pictures
	node tests/e2e/run.mjs screens

clean: ## forget what was built; ./data stays
	rm -rf bin client/dist/* client/node_modules tests/e2e/node_modules
