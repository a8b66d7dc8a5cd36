// SPDX-License-Identifier: Apache-2.0
// Two promises: nothing that the gate lets through makes the parser disagree with it (which would
// be a Bug, and end the run), and the reader comes to the same result however the bytes are cut.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "http/request_reader.h"

namespace {

using Step = http::RequestReader::Step;

struct Outcome {
  Step step = Step::NeedMore;
  int status = 0;
  std::string path;
  std::string body;
  std::string rest;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome read_in_pieces(const std::string& bytes, std::size_t piece) {
  const http::ServerOptions options;
  http::RequestReader reader(options);
  Outcome out;
  std::string in;
  std::size_t at = 0;
  while (at < bytes.size() && out.step == Step::NeedMore) {
    in.append(bytes, at, piece);
    at += piece;
    out.step = reader.advance(in);
  }
  if (out.step == Step::Refused) out.status = reader.not_read().status;
  if (out.step != Step::Complete) return out;
  out.path = reader.request().path;
  out.body = reader.request().body;
  out.rest = in + (at < bytes.size() ? bytes.substr(at) : std::string());
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = data[0] % 64 + 1U;
  const std::string bytes(data + 1, data + size);
  const Outcome whole = read_in_pieces(bytes, bytes.size() + 1);
  const Outcome cut = read_in_pieces(bytes, piece);
  // Two faults in one request may be met in either order; a refusal must stay a refusal.
  const bool same = whole.step == Step::Refused ? cut.step == Step::Refused : whole == cut;
  if (!same) std::abort();
  return 0;
}
