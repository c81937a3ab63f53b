module hourglass

go 1.26

toolchain go1.27.4

require honnef.co/go/js/dom/v2 v2.0.0-20250304181735-b5e52f05e89d

require github.com/syumai/workers v0.31.0

tool github.com/syumai/workers/cmd/workers-assets-gen
