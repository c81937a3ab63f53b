# Hourglass. `make` alone lists the targets.
#
# Everything that is built goes to build/. Go 1.27.4 comes as a module through
# the go command; where it cannot be had, the local Go builds the same program
# without vectors.

SHELL := /bin/sh
ADDR ?= 127.0.0.1:8080
# Whose pages may embed the page, as 'https://school.example https://other.example'; nobody's if empty.
FRAME_ANCESTORS ?=
SITE := build/site
DEV := build/dev

export GOFLAGS := -buildvcs=false
PINNED := go1.27.4

# simd               the vector packages that nn/kernel uses
# nojsonv2           the older encoding/json: smaller
# nogreenteagc,      a collector and an allocator for large heaps; without them the
# nosizespecializedmalloc   program is 13 KB smaller, and training allocates nothing anyway
EXPERIMENT := simd,nojsonv2,nogreenteagc,nosizespecializedmalloc

# all=-l             no inlining: 30 KB smaller; the packages whose loops take the
#                    time are inlined as ever, as are choices between vectors
# -B                 no bounds checks in Go's own runtime, where one that fails is a fault of Go's: 6 KB smaller
INLINING := -gcflags=all=-l -gcflags='runtime=-l -B' -gcflags='internal/runtime/...=-l -B' \
	-gcflags=hourglass/nn/kernel= -gcflags=hourglass/nn/digits= -gcflags=math/...= -gcflags=simd/archsimd=
# -s -w, -buildid=   no debug tables, the same bytes each time
RELEASE := -trimpath -ldflags='-s -w -buildid='

# Recipes set the toolchain with these: the pinned one if it is there, or the machine's own.
PICK = if [ "$$(cat build/toolchain)" = $(PINNED) ]; then export GOTOOLCHAIN=$(PINNED) GOEXPERIMENT=$(EXPERIMENT); \
	else export GOTOOLCHAIN=local GOEXPERIMENT=; fi
LOCAL := export GOTOOLCHAIN=local
WASM := export GOOS=js GOARCH=wasm

GO_SOURCES := $(shell find wasm nn -name '*.go' ! -name '*_test.go') go.mod go.sum
BIN := static/node_modules/.bin
PRETTIER := $(BIN)/prettier --log-level warn '{static,web}/**/*.{js,mjs,ts,css,html,json}'

ONNX := static/test/onnx/node_modules/.package-lock.json

# What a test target runs: IN=package or file, RUN=pattern of names.
FOUND = $(if $(RUN),node '$(CURDIR)/static/tools/found.mjs' '$(RUN)')
GO_TEST = $(FOUND) go test $(if $(RUN),-run '$(RUN)')
NODE_TEST = $(FOUND) node --test --test-reporter=spec $(if $(RUN),--test-name-pattern='$(RUN)')

.PHONY: help run dev dev-site check lint fmt env vulncheck test test-go test-native test-wasm test-js test-service \
	test-page worker deploy worker-files release bench data site pretrain clean tools force
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

# The store is no build product: clean leaves it, and one that stands where it did before moves.
MOVE_STORE = [ -e store ] || [ ! -d build/store ] || mv build/store store

run: site build/hourglass ## build everything and serve it; ADDR=host:port moves it
	@$(MOVE_STORE)
	@exec build/hourglass -addr '$(ADDR)' -site $(SITE) -frame-ancestors "$(FRAME_ANCESTORS)"

dev: tools ## serve it while you work: a saved file builds it again and reloads the page, and traces have names
	@exec node static/tools/dev.mjs $(DEV) '$(ADDR)'

dev-site: $(DEV)/hourglass.wasm $(DEV)/wasm_exec.js $(DEV)/data/manifest.json build/hourglass \
	static/node_modules/.package-lock.json
	@node static/tools/build.mjs $(DEV) --dev

tools:
	@command -v go >/dev/null || { echo "Go 1.26 or later is missing (go.dev/dl)" >&2; exit 1; }
	@node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))' 2>/dev/null || \
		{ echo "Node 20 or later is missing (Debian: nodejs and npm)" >&2; exit 1; }

site: tools data $(SITE)/hourglass.wasm $(SITE)/hourglass-scalar.wasm $(SITE)/wasm_exec.js \
	static/node_modules/.package-lock.json
	@node static/tools/build.mjs $(SITE)

data: ## MNIST as shards, from MNIST_DIR or a mirror; the built-in digits where neither is to be had
	@$(LOCAL); go run ./nn/cmd/shards -out $(SITE)/data -cache build/mnist

# In dev the shards are cut once.
$(DEV)/data/manifest.json:
	@$(LOCAL); go run ./nn/cmd/shards -out $(DEV)/data -cache build/mnist

# Runs each time, but keeps the file's time while the answer stays the same. A
# refusal is believed for an hour, so that a second run offline starts at once.
build/toolchain: force
	@mkdir -p build
	@if [ "$$(cat $@ 2>/dev/null)" = local ] && [ -n "$$(find $@ -mmin -60)" ]; then exit 0; fi; \
	modules=$$(GOTOOLCHAIN=local go env GOMODCACHE); \
	[ -n "$$(find "$$modules/golang.org" -maxdepth 1 -name 'toolchain@v0.0.1-$(PINNED).*' 2>/dev/null)" ] || \
		echo "fetching $(PINNED) (70 MB, once)" >&2; \
	if GOTOOLCHAIN=$(PINNED) go version >build/toolchain.log 2>&1; then echo $(PINNED); else echo local; fi \
		>build/toolchain.new; \
	if cmp -s build/toolchain.new $@ && ! grep -q local $@; then rm build/toolchain.new; \
	else mv build/toolchain.new $@; fi
	@[ "$$(cat $@)" != local ] || echo "$(PINNED) could not be fetched:" \
		"the local $$(GOTOOLCHAIN=local go env GOVERSION) builds without SIMD," \
		"and training will be several times slower" >&2

$(SITE)/hourglass.wasm: build/toolchain Makefile static/tools/nameless.mjs $(GO_SOURCES)
	@echo "building the program ($$(cat build/toolchain))"
	@mkdir -p $(SITE)
	@$(PICK); $(WASM); go build $(RELEASE) $(INLINING) -o $@.part ./wasm
	@node static/tools/nameless.mjs $@.part && mv $@.part $@

# For browsers whose WebAssembly has no vectors.
$(SITE)/hourglass-scalar.wasm: build/toolchain Makefile static/tools/nameless.mjs $(GO_SOURCES)
	@echo "building the program for browsers without SIMD"
	@mkdir -p $(SITE)
	@$(PICK); $(WASM); GOEXPERIMENT= go build $(RELEASE) $(INLINING) -o $@.part ./wasm
	@node static/tools/nameless.mjs $@.part && mv $@.part $@

# The same code, with its names: the browser's debugger and a trap's trace show them.
$(DEV)/hourglass.wasm: build/toolchain Makefile $(GO_SOURCES)
	@echo "building the program with names ($$(cat build/toolchain))"
	@mkdir -p $(DEV)
	@$(PICK); $(WASM); go build -trimpath $(INLINING) -o $@.part ./wasm && mv $@.part $@

# The loader must be that of the toolchain that built the program.
$(SITE)/wasm_exec.js $(DEV)/wasm_exec.js: build/toolchain
	@mkdir -p $(@D)
	@$(PICK); install -m 644 "$$(go env GOROOT)/lib/wasm/wasm_exec.js" $@

build/hourglass: force
	@$(LOCAL); go build -o $@ ./web

# Built by the toolchain whose packages it reads, and for this machine, whatever it checks the code for.
build/staticcheck: build/toolchain go.mod
	@echo "building staticcheck"
	@$(PICK); go build -o $@ honnef.co/go/tools/cmd/staticcheck

static/node_modules/.package-lock.json: static/package-lock.json
	@echo "fetching the page's libraries and its test tools"
	@cd static && npm ci --no-progress --loglevel=error
	@touch $@

web/node_modules/.package-lock.json: web/package-lock.json
	@echo "fetching the Worker's runtime and tools (60 MB)"
	@cd web && npm ci --no-progress --loglevel=error
	@touch $@

$(ONNX): static/test/onnx/package-lock.json
	@echo "fetching the ONNX runtime that checks what the page exports (90 MB)"
	@cd static/test/onnx && npm ci --ignore-scripts --no-progress --loglevel=error
	@touch $@

# One program for each platform, with the whole site in it: what a classroom needs. The same bytes each time.
PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

RELEASES := build/release

release: site ## programs with the site in them, for a classroom, in build/release; PLATFORMS='linux/amd64' builds one
	@rm -rf $(RELEASES) && mkdir -p $(RELEASES)
	@trap 'rm -rf web/site' EXIT; trap 'exit 1' INT TERM; \
	rm -rf web/site && cp -R $(SITE) web/site || exit 1; \
	$(PICK); export CGO_ENABLED=0 GOEXPERIMENT=; for platform in $(PLATFORMS); do \
		GOOS=$${platform%/*}; GOARCH=$${platform#*/}; export GOOS GOARCH; \
		name=hourglass-$$GOOS-$$GOARCH; [ $$GOOS != windows ] || name=$$name.exe; \
		echo "building $$name"; go build -tags release $(RELEASE) -o $(RELEASES)/$$name ./web || exit 1; done
	@cd $(RELEASES) && sha256sum hourglass-* >SHA256SUMS

# The Worker: its site (without compressed siblings: Cloudflare compresses), the
# library's loader, which must have a folder of its own because the tool empties
# it, and the program. Vectors are of no use to it.
worker-files: site build/toolchain build/hourglass web/node_modules/.package-lock.json
	@rm -rf build/worker && mkdir -p build/worker && cp -R $(SITE) build/worker/site
	@cd build/worker/site && find . \( -name '*.br' -o -name '*.gz' ! -path './data/*' \) -exec rm {} +
	@build/hourglass -headers -frame-ancestors "$(FRAME_ANCESTORS)" >build/worker/site/_headers
	@$(LOCAL); go tool workers-assets-gen -mode=go -o build/worker/go
	@$(PICK); $(WASM); GOEXPERIMENT= go build $(RELEASE) -o build/worker/go/app.wasm ./web
	@install -m 644 web/entry.mjs web/conditions.mjs build/worker/

export WRANGLER_SEND_METRICS := false
export CLOUDFLARE_CF_FETCH_ENABLED := false

worker: worker-files ## serve it by Cloudflare's runtime on this machine; PORT=n moves it
	@cd web && exec node_modules/.bin/wrangler dev --local --ip 127.0.0.1 --port $(or $(PORT),8787) \
		--persist-to ../build/worker-state --show-interactive-dev-session=false

deploy: worker-files ## put it on Cloudflare Workers, with the account that wrangler is logged in to
	@cd web && exec node_modules/.bin/wrangler deploy

check: lint test-native test-js ## before each commit: form, vet, staticcheck, types, eslint, unit tests

# The types of the service's tests are those of its own modules.
lint: site build/staticcheck web/node_modules/.package-lock.json
	@echo "== form: gofmt and prettier"
	@unformatted=$$(gofmt -l nn wasm web); [ -z "$$unformatted" ] || { echo "not formatted: $$unformatted"; exit 1; }
	@$(PRETTIER) --check --cache --cache-location build/prettier.cache
	@echo "== vet and staticcheck, natively and for wasm"
	@$(PICK); go vet ./... && GOOS=js GOARCH=wasm go vet ./nn/... ./wasm ./web && \
		printf 'native:\nwasm: GOOS=js GOARCH=wasm\n' | build/staticcheck -matrix ./...
	@echo "== types, eslint and sizes"
	@for folder in static web; do \
		$(BIN)/tsc -p $$folder --incremental --tsBuildInfoFile build/$$folder.tsbuildinfo || exit 1; done
	@$(BIN)/eslint --config static/eslint.config.js --cache --cache-location build/eslint.cache static web
	@node static/tools/size.mjs

fmt: static/node_modules/.package-lock.json ## format Go by gofmt, and the page's files by prettier
	@gofmt -w nn wasm web && $(PRETTIER) --write

env: build/toolchain ## print the settings of this toolchain for a shell: eval "$(make -s env)"
	@$(PICK); echo "export GOTOOLCHAIN=$$GOTOOLCHAIN GOEXPERIMENT=$$GOEXPERIMENT GOFLAGS=$(GOFLAGS)"

vulncheck: build/toolchain ## look for known vulnerabilities in what Go's packages use; asks vuln.go.dev
	@$(PICK); go tool govulncheck ./...

test: check test-go test-service test-page ## every test there is

test-native: build/toolchain ## Go's tests natively, by the pinned toolchain; IN=./nn RUN=Golden takes a part
	@echo "== Go, natively, $$(cat build/toolchain)"
	@$(PICK); $(GO_TEST) $(or $(IN),./...)

# The pinned toolchain runs them whole; what takes long and is the same code elsewhere is shorter there.
test-go: test-native test-wasm ## Go's tests natively by both toolchains, and as wasm
	@echo "== Go, natively, local toolchain"
	@$(LOCAL); go vet ./... && $(GO_TEST) -short $(or $(IN),./...)

test-wasm: build/toolchain ## Go's tests as wasm, under Node; IN=./wasm RUN=Pad takes a part
	@echo "== Go, as wasm under Node, $$(cat build/toolchain)"
	@$(PICK); packages=$$(go list ./nn/... ./wasm | grep -v -e /cmd/ -e /internal/); $(WASM); \
		$(GO_TEST) -short -exec "$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" $(or $(IN),$$packages)

test-js: site $(ONNX) ## unit tests of the page's modules; IN=state RUN='link' takes a part
	@echo "== JavaScript, units"
	@cd static && $(NODE_TEST) test/unit/$(if $(IN),$(IN).test.mjs)

test-service: build/hourglass worker-files ## the service, natively and in Cloudflare's runtime
	@echo "== the service, natively and in Cloudflare's runtime"
	@cd web && $(NODE_TEST) --test-concurrency=1 test/$(or $(IN),*).test.mjs

test-page: site build/hourglass $(ONNX) ## the page in Chromium; IN=share takes a part
	@sh static/test/chromium.sh
	@echo "== the page in Chromium"
	@cd static && $(NODE_TEST) --test-concurrency=2 test/page/$(if $(IN),$(IN).test.mjs)

static/bench/node_modules/.package-lock.json: static/bench/package-lock.json
	@echo "fetching the peers: TensorFlow.js and jax-js"
	@cd static/bench && npm ci --no-progress --loglevel=error
	@touch $@

bench: site static/bench/node_modules/.package-lock.json ## speed in Chromium, beside its peers; writes build/bench.json
	@sh static/test/chromium.sh
	@mkdir -p build/bench && install -m 644 $(SITE)/wasm_exec.js build/bench/
	@$(PICK); $(WASM); for package in nn nn/kernel; do \
		go test -c -o build/bench/$$(basename $$package).wasm ./$$package || exit 1; done
	@cd static && node bench/bench.mjs

pretrain: data build/toolchain ## train the models that the site ships, on MNIST, for hours; MODEL=denoiser trains one
	@$(PICK); go run ./nn/cmd/pretrain -data $(SITE)/data -only '$(MODEL)'

clean: ## remove everything that was built
	@$(MOVE_STORE)
	@[ ! -e build/store ] || \
		{ echo "build/store holds shared weights, as store does: move or remove it first" >&2; exit 1; }
	rm -rf build static/node_modules web/node_modules static/bench/node_modules static/test/onnx/node_modules
