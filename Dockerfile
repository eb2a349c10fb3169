# parallax in a container: articles are mounted, nothing else is seen, no network is needed.
#
#   docker build -t parallax .
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/work" parallax \
#       compare my-articles -o report.html
FROM rust:1.95-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /build
COPY . .
RUN cargo build --release --locked

FROM scratch
COPY --from=build /build/target/release/parallax /parallax
WORKDIR /work
ENTRYPOINT ["/parallax"]
