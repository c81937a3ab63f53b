// Command web serves Hourglass: the page, its WebAssembly and its data, and weights
// that people share.
//
//	handler.go              what every response carries; which address goes where
//	links.go                links whose "#" has become a part of the path
//	files.go                the site's files: their stored forms, types and ETags
//	encoding.go             which stored form a request prefers
//	share.go, download.go   the API: weights that travel by link
//	bodies.go, reencode.go  how much is uploaded at once, and how fast; what is kept of it
//	limit.go, whose.go      what an address may do, and whose an address is
//	store.go                what keeps weights, and what both homes' stores share
//
// The native home:
//
//	main.go, hosts.go       flags, listening, stopping; the names it answers to
//	board.go                the addresses for a class, and their QR code
//	embedded.go             the site in the program, as make release builds it;
//	                        embedded_none.go is every other program
//	buckets.go              the limits
//	store_dir.go            a folder; store_dir_record.go what is known of its files,
//	                        store_dir_room.go what makes room in it
//	store_dir_lock.go       one server for a folder, by lock_flock.go, lock_windows.go
//	                        or lock_other.go
//
// The home on Cloudflare Workers:
//
//	main_js.go              the program: one process for each request
//	store_r2_js.go          a bucket of R2, and store_r2_read_js.go how it is read
//	entry.mjs               in front of it: the cache, and how much runs at once
//	conditions.mjs          ranges and conditions, answered from the cache
//
// The handler knows neither sockets nor the operating system, only an [fs.FS] and a
// [Store], so it can live where there are no folders.
package main
