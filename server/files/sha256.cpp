// SPDX-License-Identifier: Apache-2.0
#include "files/sha256.h"

#include <sodium.h>

#include <cstring>

#include "base/ensure.h"

namespace files {
namespace {

using State = crypto_hash_sha256_state;

State state_from(const base::Bytes& bytes) {
  State state;
  std::memcpy(&state, bytes.data(), sizeof state);
  return state;
}

void keep(const State& state, base::Bytes& bytes) {
  bytes.resize(sizeof state);
  std::memcpy(bytes.data(), &state, sizeof state);
}

}  // namespace

Sha256::Sha256() {
  State state;
  crypto_hash_sha256_init(&state);
  keep(state, state_);
}

Sha256::Sha256(std::span<const std::byte> state) : state_(state.begin(), state.end()) {
  base::ensure(state_.size() == sizeof(State), "a hash goes on from where it stopped");
}

void Sha256::add(std::string_view block) {
  State state = state_from(state_);
  crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(block.data()),
                            block.size());
  keep(state, state_);
}

base::Bytes Sha256::finish() const {
  State state = state_from(state_);
  base::Bytes digest(crypto_hash_sha256_BYTES);
  crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

}  // namespace files
