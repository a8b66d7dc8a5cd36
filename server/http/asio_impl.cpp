// SPDX-License-Identifier: Apache-2.0
// The compiled halves of the header-only libraries, once.
#include <boost/asio/impl/src.hpp>
