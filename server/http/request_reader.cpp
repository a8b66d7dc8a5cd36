// SPDX-License-Identifier: Apache-2.0
#include "http/request_reader.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>
#include <utility>

#include "base/ensure.h"
#include "http/target.h"

namespace http {

namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::http::field;
using beast::http::verb;

constexpr std::size_t block_size = 256 * 1024;
/// A chunk's size line or the trailers may be this long before they end.
constexpr std::size_t chunk_line_max = 4 * 1024;
/// `0\r\n\r\n`
constexpr std::size_t last_chunk_size = 5;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Whether a comma-separated list such as Connection names the token.
bool lists(std::string_view value, std::string_view token) {
  while (!value.empty()) {
    const auto comma = std::min(value.find(','), value.size());
    auto part = value.substr(0, comma);
    value.remove_prefix(std::min(comma + 1, value.size()));
    while (part.starts_with(' ') || part.starts_with('\t')) part.remove_prefix(1);
    while (part.ends_with(' ') || part.ends_with('\t')) part.remove_suffix(1);
    if (lower(part) == token) return true;
  }
  return false;
}

bool asks_to_close(const Fields& headers) {
  return std::ranges::any_of(headers, [](const auto& field) {
    return field.first == "connection" && lists(field.second, "close");
  });
}

std::string_view view_of(beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

/// Beast finds the parts; what they mean is decided by the reader.
class RequestReader::Parser final : public beast::http::basic_parser<true> {
 public:
  explicit Parser(RequestReader& reader) : reader_(reader) {
    header_limit(header_block_max + 1);
    body_limit(boost::none);
    eager(true);
  }

  /// A size line comes next, or the rest of one: not the bytes of a chunk.
  bool is_between_chunks() const { return chunked() && chunk_left_ == 0; }

 private:
  void on_request_impl(verb, beast::string_view method, beast::string_view target, int version,
                       error_code&) override {
    reader_.request_.method = view_of(method);
    reader_.request_.target = view_of(target);
    reader_.old_version_ = version == 10;
  }
  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_field_impl(field, beast::string_view name, beast::string_view value,
                     error_code&) override {
    // Trailers come here as well. They are dropped: nobody checked what they would override.
    if (is_header_done()) return;
    reader_.request_.headers.emplace_back(lower(view_of(name)), view_of(value));
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
  std::size_t on_body_impl(beast::string_view body, error_code& ec) override {
    if (!reader_.take_body(view_of(body))) ec = beast::http::error::body_limit;
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t size, beast::string_view extensions,
                            error_code& ec) override {
    if (!is_field_value(view_of(extensions))) ec = beast::http::error::bad_chunk_extension;
    if (!reader_.fits(size)) ec = beast::http::error::body_limit;
    chunk_left_ = size;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, error_code& ec) override {
    chunk_left_ -= body.size();
    if (!reader_.take_body(view_of(body))) ec = beast::http::error::body_limit;
    return body.size();
  }
  void on_finish_impl(error_code&) override {}

  RequestReader& reader_;
  std::uint64_t chunk_left_ = 0;
};

namespace {

/// The parser asserts that the last chunk does not come to it in smaller pieces than it has bytes.
bool is_begun_last_chunk(std::string_view in) {
  return in.size() < last_chunk_size && in.starts_with('0') &&
         in.find("\r\n") != std::string_view::npos;
}

/// Never becomes a size line, whatever follows.
bool is_bad_chunk_line(std::string_view in) {
  return has_lone_line_feed(in) || in.size() > chunk_line_max;
}

}  // namespace

RequestReader::RequestReader(const ServerOptions& options) : options_(options) {}

RequestReader::~RequestReader() = default;

RequestReader::Step RequestReader::advance(std::string& in) {
  if (!head_done_) {
    const Step step = read_head(in);
    if (!head_done_ || step != Step::NeedMore) return step;
  }
  return read_body(in);
}

bool RequestReader::take_expectation() {
  return std::exchange(expects_, false) && body_bytes_ == 0;
}

std::string RequestReader::take_block() { return std::exchange(block_, {}); }

RequestReader::Step RequestReader::refuse(int status, std::string_view code) {
  not_read_ = {.status = status, .code = code};
  keeps_alive_ = false;
  return Step::Refused;
}

RequestReader::Step RequestReader::read_head(std::string& in) {
  const auto from = seen_ < 3 ? 0 : seen_ - 3;
  const auto end = in.find("\r\n\r\n", from);
  if (end == std::string::npos) {
    const auto refusal = reason_to_refuse_start(in, seen_);
    seen_ = in.size();
    return refusal ? refuse(400, code_of(*refusal)) : Step::NeedMore;
  }
  const std::string_view block = std::string_view(in).substr(0, end + 4);
  if (const auto refusal = reason_to_refuse(block)) return refuse(400, code_of(*refusal));
  parser_ = std::make_unique<Parser>(*this);
  error_code ec;
  const auto used = parser_->put(boost::asio::buffer(block.data(), block.size()), ec);
  if (ec && ec != beast::http::error::need_more) {
    return refuse(400, code_of(Refusal::BadFieldName));
  }
  base::ensure(used == block.size() && parser_->is_header_done(),
               "the parser ends a header where the gate does");
  in.erase(0, used);
  head_done_ = true;
  return accept_head();
}

RequestReader::Step RequestReader::accept_head() {
  auto target = read_target(request_.target);
  if (!target) return refuse(400, code_of(Refusal::BadTarget));
  request_.path = std::move(target->path);
  request_.query = std::move(target->query);
  keeps_alive_ = !old_version_ && !asks_to_close(request_.headers);
  if (options_.intake_of) intake_ = options_.intake_of(request_.method, request_.path);
  const auto length = read_length(request_.header("content-length").value_or("0"));
  if (!length || *length > intake_.body_max) return refuse(413, "body.too_large");
  spools_ = *length > options_.spool_above;
  if (const auto expected = request_.header("expect")) {
    if (lower(*expected) != "100-continue") return refuse(417, "request.bad_expectation");
    expects_ = !old_version_ && !parser_->is_done();
  }
  if (!spools_) request_.body.reserve(std::min<std::size_t>(*length, 64 * 1024));
  return Step::NeedMore;
}

RequestReader::Step RequestReader::read_body(std::string& in) {
  while (!parser_->is_done()) {
    if (spools_ && block_.size() >= block_size) return Step::Block;
    if (in.empty()) return Step::NeedMore;
    error_code ec = beast::http::error::need_more;
    if (!parser_->is_between_chunks() || !is_begun_last_chunk(in)) {
      in.erase(0, parser_->put(boost::asio::buffer(in), ec));
    }
    if (ec == beast::http::error::body_limit) return refuse(413, "body.too_large");
    if (ec && (ec != beast::http::error::need_more || is_bad_chunk_line(in))) {
      return refuse(400, code_of(Refusal::BadBody));
    }
    if (ec) return Step::NeedMore;
  }
  return block_.empty() ? Step::Complete : Step::Block;
}

bool RequestReader::take_body(std::string_view data) {
  if (!fits(data.size())) return false;
  body_bytes_ += data.size();
  if (!spools_ && body_bytes_ > options_.spool_above) {
    spools_ = true;
    block_ = std::exchange(request_.body, {});
  }
  (spools_ ? block_ : request_.body).append(data);
  return true;
}

}  // namespace http
