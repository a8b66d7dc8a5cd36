// SPDX-License-Identifier: Apache-2.0
#include "http/frame.h"

namespace http {

namespace {

Response show_openapi(Call& call) { return Response::json(200, call.frame().openapi); }

Response show_metrics(Call& call) {
  const Frame& frame = call.frame();
  const std::vector<Gauge> gauges = frame.gauges ? frame.gauges() : std::vector<Gauge>();
  Response response = Response::text(200, frame.metrics.text(gauges));
  response.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  return response;
}

}  // namespace

std::vector<Route> frame_routes() {
  return {
      get("/api/openapi.json", Permission::Public, "This document", show_openapi)
          .answers("application/json"),
      get("/metrics", Permission::ViewJobs, "Counters for Prometheus", show_metrics)
          .answers("text/plain"),
  };
}

}  // namespace http
