// SPDX-License-Identifier: Apache-2.0
#include "http/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <climits>
#include <stdexcept>
#include <string>
#include <utility>

namespace http {

namespace {

using boost::system::error_code;

[[noreturn]] void fail(const std::string& what) {
  std::array<char, 256> reason{};
  ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
  throw std::runtime_error(what + ": " + reason.data());
}

/// HTTP/1.1 is all we speak; a client that insists on another protocol learns it here.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_length,
                    const unsigned char* in, unsigned in_length, void*) {
  static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  unsigned char* chosen = nullptr;
  const int found =
      SSL_select_next_proto(&chosen, out_length, ours.data(), ours.size(), in, in_length);
  if (found != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

std::shared_ptr<ssl_ctx_st> read_context(const std::filesystem::path& certificate,
                                         const std::filesystem::path& key) {
  ERR_clear_error();
  const std::shared_ptr<ssl_ctx_st> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  if (!context) fail("TLS");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                         SSL_OP_CIPHER_SERVER_PREFERENCE |
                                         SSL_OP_IGNORE_UNEXPECTED_EOF);
  // Buffers are given back between records: an idle connection then costs a few kilobytes.
  SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE |
                                      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                      SSL_MODE_RELEASE_BUFFERS);
  if (SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1) fail("ciphers");
  if (SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str()) != 1) {
    fail("certificate file " + certificate.string());
  }
  if (SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1) {
    fail("key file " + key.string());
  }
  if (SSL_CTX_check_private_key(context.get()) != 1) fail("certificate and key do not match");
  SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
  return context;
}

class TlsStream final : public Stream {
 public:
  TlsStream(Socket socket, SSL* session) : Stream(std::move(socket)), session_(session, SSL_free) {
    SSL_set_fd(session, static_cast<int>(this->socket().native_handle()));
    SSL_set_accept_state(session);
  }

  Moved handshake() override { return moved(SSL_do_handshake(session()), 0); }

  Moved read(std::span<char> into) override {
    std::size_t bytes = 0;
    const int result = SSL_read_ex(session(), into.data(), into.size(), &bytes);
    return moved(result, bytes);
  }

  Moved write(std::string_view from) override {
    std::size_t bytes = 0;
    const int result = SSL_write_ex(session(), from.data(), from.size(), &bytes);
    return moved(result, bytes);
  }

  void say_goodbye() override {
    ERR_clear_error();
    if (SSL_is_init_finished(session()) == 1) SSL_shutdown(session());
    ERR_clear_error();
    error_code ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
  }

 private:
  SSL* session() { return session_.get(); }

  Moved moved(int result, std::size_t bytes) {
    if (result == 1) return {.state = Io::Done, .bytes = bytes};
    const int error = SSL_get_error(session(), result);
    ERR_clear_error();
    if (error == SSL_ERROR_WANT_READ) return {.state = Io::WantRead};
    if (error == SSL_ERROR_WANT_WRITE) return {.state = Io::WantWrite};
    return {};
  }

  std::unique_ptr<SSL, decltype(&SSL_free)> session_;
};

}  // namespace

Tls::Tls(std::filesystem::path certificate, std::filesystem::path key)
    : certificate_(std::move(certificate)),
      key_(std::move(key)),
      context_(read_context(certificate_, key_)) {}

void Tls::reload() {
  auto fresh = read_context(certificate_, key_);
  const std::lock_guard lock(mutex_);
  context_ = std::move(fresh);
}

std::unique_ptr<Stream> Tls::stream(Stream::Socket socket) const {
  const std::lock_guard lock(mutex_);
  SSL* session = SSL_new(context_.get());
  if (session == nullptr) return nullptr;
  return std::make_unique<TlsStream>(std::move(socket), session);
}

}  // namespace http
