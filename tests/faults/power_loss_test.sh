#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Cuts the power so many times; the program beside the server under test does it.
exec "$(dirname "${STOA_BINARY:-build/test/stoa}")/power_loss" "${STOA_POWER_LOSS_IMAGES:-12}" "$@"
