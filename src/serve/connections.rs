//! Connections: so many at once, each with a limit on how long and how large its headers are.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// How many connections are open at once.
const MAX: usize = 64;
/// How long a connection may take for the headers of a request.
const HEADERS: Duration = Duration::from_secs(5);
/// How many bytes the headers of a request may have.
const HEAD: usize = 32 << 10;
/// The answer to one connection too many.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n\r\n";

/// Answers until the process is interrupted.
pub(super) async fn serve(listener: TcpListener, router: Router) {
    let places = Arc::new(Semaphore::new(MAX));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = tokio::signal::ctrl_c() => return,
        };
        let Ok((stream, _)) = accepted else {
            // Too many files are open, for instance: whoever asks will ask again.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            tokio::spawn(refuse(stream));
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            let service = TowerToHyperService::new(router);
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(HEAD);
            // A connection that fails concerns nobody but whoever opened it.
            let _ = http.serve_connection(TokioIo::new(stream), service).await;
            drop(place);
        });
    }
}

async fn refuse(stream: TcpStream) {
    let told = async {
        // So few bytes always fit.
        if stream.writable().await.is_ok() {
            let _ = stream.try_write(FULL);
        }
    };
    let _ = tokio::time::timeout(Duration::from_secs(1), told).await;
}
