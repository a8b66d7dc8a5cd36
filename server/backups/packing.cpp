// SPDX-License-Identifier: Apache-2.0
#include "backups/packing.h"

#include <zlib.h>

#include <array>

#include "backups/archive.h"
#include "base/ensure.h"

namespace backups {
namespace {

// Fast rather than small: texts of tables shrink to a fifth anyway.
constexpr int level = 2;
constexpr int gzip_window = 15 + 16;
constexpr int memory = 8;

using Buffer = std::array<char, 65'536>;

Bytef* bytes_in(Buffer& buffer) { return reinterpret_cast<Bytef*>(buffer.data()); }

/// zlib takes its input as a pointer to what it never changes.
void set_input(z_stream& stream, std::string_view text) {
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
}

}  // namespace

struct Packer::Stream {
  z_stream z{};
  Buffer out{};
};

Packer::Packer(Sink sink) : sink_(std::move(sink)), stream_(std::make_unique<Stream>()) {
  const int done = deflateInit2(&stream_->z, level, Z_DEFLATED, gzip_window, memory,
                                Z_DEFAULT_STRATEGY);
  base::ensure(done == Z_OK, "zlib takes these settings");
}

Packer::~Packer() { deflateEnd(&stream_->z); }

void Packer::add(std::string_view text) { run(text, Z_NO_FLUSH); }

void Packer::finish() { run({}, Z_FINISH); }

void Packer::run(std::string_view text, int flush) {
  z_stream& z = stream_->z;
  set_input(z, text);
  do {
    z.next_out = bytes_in(stream_->out);
    z.avail_out = static_cast<uInt>(stream_->out.size());
    deflate(&z, flush);
    sink_({stream_->out.data(), stream_->out.size() - z.avail_out});
  } while (z.avail_out == 0);
}

struct Unpacker::Stream {
  z_stream z{};
  Buffer out{};
  bool over = false;
};

Unpacker::Unpacker(Sink sink) : sink_(std::move(sink)), stream_(std::make_unique<Stream>()) {
  base::ensure(inflateInit2(&stream_->z, gzip_window) == Z_OK, "zlib takes these settings");
}

Unpacker::~Unpacker() { inflateEnd(&stream_->z); }

void Unpacker::add(std::string_view packed) {
  z_stream& z = stream_->z;
  set_input(z, packed);
  while (z.avail_in > 0 || z.avail_out == 0) {
    if (stream_->over) throw Damaged("a table goes on behind its end");
    z.next_out = bytes_in(stream_->out);
    z.avail_out = static_cast<uInt>(stream_->out.size());
    const int done = inflate(&z, Z_NO_FLUSH);
    if (done == Z_BUF_ERROR) break;
    if (done != Z_OK && done != Z_STREAM_END) throw Damaged("a table cannot be unpacked");
    stream_->over = done == Z_STREAM_END;
    sink_({stream_->out.data(), stream_->out.size() - z.avail_out});
    if (stream_->over && z.avail_in == 0) break;
  }
}

void Unpacker::finish() {
  if (!stream_->over) throw Damaged("a table ends too early");
}

}  // namespace backups
