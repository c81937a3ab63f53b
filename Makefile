# Hourglass. `make` alone lists the targets.
#
# Everything that is built goes to build/. Go 1.27.4 comes as a module through
# the go command; where it cannot be had, the local Go builds the same program
# without vectors.

SHELL := /bin/sh
ADDR ?= 127.0.0.1:8080
SITE := build/site

export GOFLAGS := -buildvcs=false
PINNED := go1.27.4

# simd               the vector packages that nn/kernel uses
# nojsonv2           the older encoding/json: smaller
# nogreenteagc,      a collector and an allocator for large heaps; without them the
# nosizespecializedmalloc   program is 13 KB smaller, and training allocates nothing anyway
EXPERIMENT := simd,nojsonv2,nogreenteagc,nosizespecializedmalloc

# -s -w, -buildid=   no debug tables, the same bytes each time
# all=-l             no inlining: 30 KB smaller; the packages whose loops take the
#                    time are inlined as ever, as are choices between vectors
WASM_FLAGS := -trimpath -ldflags='-s -w -buildid=' -gcflags=all=-l \
	-gcflags=hourglass/nn/kernel= -gcflags=hourglass/nn/digits= -gcflags=math/...= -gcflags=simd/archsimd=

# Recipes set the toolchain with this: the pinned one if it is there.
PICK = if [ "$$(cat build/toolchain)" = $(PINNED) ]; then export GOTOOLCHAIN=$(PINNED) GOEXPERIMENT=$(EXPERIMENT); else export GOTOOLCHAIN=local GOEXPERIMENT=; fi

GO_SOURCES := $(shell find wasm nn -name '*.go' ! -name '*_test.go') go.mod go.sum

.PHONY: help run test worker deploy worker-files bench data site pretrain clean tools force
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

run: site build/hourglass ## build everything and serve it; ADDR=host:port moves it
	@exec build/hourglass -addr '$(ADDR)' -site $(SITE)

tools:
	@command -v go >/dev/null || { echo "Go 1.26 or later is missing (go.dev/dl)" >&2; exit 1; }
	@node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))' 2>/dev/null || { echo "Node 20 or later is missing (Debian: nodejs and npm)" >&2; exit 1; }

site: tools data $(SITE)/hourglass.wasm $(SITE)/hourglass-scalar.wasm $(SITE)/wasm_exec.js static/node_modules/.package-lock.json
	@node static/tools/build.mjs $(SITE)

data: ## MNIST as shards, from MNIST_DIR or a mirror; the built-in digits where neither is to be had
	@GOTOOLCHAIN=local go run ./nn/cmd/shards -out $(SITE)/data -cache build/mnist

# Runs each time, but keeps the file's time while the answer stays the same. A
# refusal is believed for an hour, so that a second run offline starts at once.
build/toolchain: force
	@mkdir -p build
	@if [ "$$(cat $@ 2>/dev/null)" = local ] && [ -n "$$(find $@ -mmin -60)" ]; then exit 0; fi; \
	modules=$$(GOTOOLCHAIN=local go env GOMODCACHE); \
	[ -n "$$(find "$$modules/golang.org" -maxdepth 1 -name 'toolchain@v0.0.1-$(PINNED).*' 2>/dev/null)" ] || echo "fetching $(PINNED) (70 MB, once)"; \
	if GOTOOLCHAIN=$(PINNED) go version >build/toolchain.log 2>&1; then echo $(PINNED); else echo local; fi >build/toolchain.new; \
	if cmp -s build/toolchain.new $@ && ! grep -q local $@; then rm build/toolchain.new; else mv build/toolchain.new $@; fi
	@[ "$$(cat $@)" != local ] || echo "$(PINNED) could not be fetched: the local $$(GOTOOLCHAIN=local go env GOVERSION) builds without SIMD, and training will be several times slower"

$(SITE)/hourglass.wasm: build/toolchain Makefile static/tools/nameless.mjs $(GO_SOURCES)
	@echo "building the program ($$(cat build/toolchain))"
	@mkdir -p $(SITE)
	@$(PICK); GOOS=js GOARCH=wasm go build $(WASM_FLAGS) -o $@.part ./wasm && node static/tools/nameless.mjs $@.part && mv $@.part $@

# For browsers whose WebAssembly has no vectors.
$(SITE)/hourglass-scalar.wasm: build/toolchain Makefile static/tools/nameless.mjs $(GO_SOURCES)
	@echo "building the program for browsers without SIMD"
	@mkdir -p $(SITE)
	@$(PICK); GOEXPERIMENT= GOOS=js GOARCH=wasm go build $(WASM_FLAGS) -o $@.part ./wasm && node static/tools/nameless.mjs $@.part && mv $@.part $@

# The loader must be that of the toolchain that built the program.
$(SITE)/wasm_exec.js: build/toolchain
	@mkdir -p $(SITE)
	@$(PICK); install -m 644 "$$(go env GOROOT)/lib/wasm/wasm_exec.js" $@

build/hourglass: force
	@GOTOOLCHAIN=local go build -o $@ ./web

static/node_modules/.package-lock.json: static/package-lock.json
	@echo "fetching the page's libraries and its test tools"
	@cd static && npm ci --no-progress --loglevel=error
	@touch $@

web/node_modules/.package-lock.json: web/package-lock.json
	@echo "fetching the Worker's runtime and tools (60 MB)"
	@cd web && npm ci --no-progress --loglevel=error
	@touch $@

static/test/onnx/node_modules/.package-lock.json: static/test/onnx/package-lock.json
	@echo "fetching the ONNX runtime that checks what the page exports (90 MB)"
	@cd static/test/onnx && npm ci --ignore-scripts --no-progress --loglevel=error
	@touch $@

# The Worker: its site (without compressed siblings: Cloudflare compresses), the
# library's loader, which must have a folder of its own because the tool empties
# it, and the program. Vectors are of no use to it.
worker-files: site build/toolchain build/hourglass web/node_modules/.package-lock.json
	@rm -rf build/worker && mkdir -p build/worker && cp -R $(SITE) build/worker/site
	@cd build/worker/site && find . -name '*.br' -exec rm {} + && find . -name '*.gz' ! -path './data/*' -exec rm {} +
	@build/hourglass -headers >build/worker/site/_headers
	@GOTOOLCHAIN=local go tool workers-assets-gen -mode=go -o build/worker/go
	@$(PICK); GOEXPERIMENT= GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w -buildid=' -o build/worker/go/app.wasm ./web
	@install -m 644 web/entry.mjs build/worker/

export WRANGLER_SEND_METRICS := false
export CLOUDFLARE_CF_FETCH_ENABLED := false

worker: worker-files ## serve it by Cloudflare's runtime on this machine; PORT=n moves it
	@cd web && exec node_modules/.bin/wrangler dev --local --ip 127.0.0.1 --port $(or $(PORT),8787) --persist-to ../build/worker-state --show-interactive-dev-session=false

deploy: worker-files ## put it on Cloudflare Workers, with the account that wrangler is logged in to
	@cd web && exec node_modules/.bin/wrangler deploy

test: site build/hourglass worker-files static/test/onnx/node_modules/.package-lock.json ## every test there is, the page in Chromium included
	@sh static/test/chromium.sh
	@echo "== formatting and vet"
	@unformatted=$$(gofmt -l nn wasm web); [ -z "$$unformatted" ] || { echo "not formatted: $$unformatted"; exit 1; }
	@GOTOOLCHAIN=local go vet ./... && GOOS=js GOARCH=wasm GOTOOLCHAIN=local go vet ./nn/... ./wasm ./web
	@$(PICK); go vet ./... && GOOS=js GOARCH=wasm go vet ./nn/... ./wasm ./web
	@echo "== Go, natively, local toolchain"
	@GOTOOLCHAIN=local go test ./...
	@echo "== Go, natively, $$(cat build/toolchain)"
	@$(PICK); go test ./...
	@echo "== Go, as wasm under Node, $$(cat build/toolchain)"
	@$(PICK); GOOS=js GOARCH=wasm go test -exec "$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./nn ./nn/fused ./nn/kernel ./nn/mnist ./nn/digits ./nn/safetensors ./wasm
	@echo "== JavaScript: types and units"
	@cd static && node_modules/.bin/tsc -p . && node_modules/.bin/tsc -p ../web && node --test --test-reporter=spec test/unit/
	@echo "== the service, natively and in Cloudflare's runtime"
	@cd web && node --test --test-reporter=spec --test-concurrency=1 test/*.test.mjs
	@echo "== the page in Chromium"
	@cd static && node --test --test-reporter=spec --test-concurrency=2 test/page/

static/bench/node_modules/.package-lock.json: static/bench/package-lock.json
	@echo "fetching the peers: TensorFlow.js and jax-js"
	@cd static/bench && npm ci --no-progress --loglevel=error
	@touch $@

bench: site static/bench/node_modules/.package-lock.json ## the kernels and training in Chromium, beside TensorFlow.js and jax-js; writes build/bench.json
	@sh static/test/chromium.sh
	@mkdir -p build/bench && install -m 644 $(SITE)/wasm_exec.js build/bench/
	@$(PICK); for package in nn nn/kernel; do GOOS=js GOARCH=wasm go test -c -o build/bench/$$(basename $$package).wasm ./$$package || exit 1; done
	@cd static && node bench/bench.mjs

pretrain: data build/toolchain ## train the models that the site ships, on MNIST; hours. MODEL=denoiser trains one; make clean forgets them
	@$(PICK); go run ./nn/cmd/pretrain -data $(SITE)/data -only '$(MODEL)'

clean: ## remove everything that was built
	rm -rf build static/node_modules web/node_modules static/bench/node_modules static/test/onnx/node_modules
