import ByteBuffers
import COpenSSL

/// One client's TLS session, from its first byte to the last: bytes in, bytes out.
///
/// It never touches a socket. What came from the client goes in by `receive`, what is for the
/// client is lent by `withOutput` and dropped by `dropOutput`; `handshake`, `read` and `write` work
/// on what is there. Any of them may make output, also `read` (an alert, an updated key). It
/// belongs to one thread at a time.
///
/// The caller bounds both sides: it receives no more before it has read what there is, and reads no
/// more while the client does not take the output.
package final class TLSSession {
    /// Holds what the session uses of it.
    private let context: TLSContext
    let ssl: OpaquePointer
    private let streams: UnsafeMutablePointer<CipherStreams>
    /// How the client's side has ended, once it has.
    private var ending: Received?
    /// Whether the handshake is complete.
    package private(set) var isEstablished = false
    private var isInputOver = false
    private var isClosed = false

    init(_ context: TLSContext) {
        streams = .allocate(capacity: 1)
        streams.initialize(to: CipherStreams())
        guard let ssl = SSL_new(context.context),
            let bio = CipherStreams.makeBIO(context.method, over: streams)
        else { fatalError("no memory for a TLS session") }
        // One BIO for both directions, which the session owns from here on.
        SSL_set_bio(ssl, bio, bio)
        SSL_set_accept_state(ssl)
        self.context = context
        self.ssl = ssl
    }

    deinit {
        SSL_free(ssl)
        streams.deinitialize(count: 1)
        streams.deallocate()
    }

    /// Takes what came from the client. What comes behind the end of its side is discarded.
    package func receive(_ ciphertext: Span<UInt8>) {
        guard ending == nil else { return }
        streams.pointee.input.append(ciphertext)
    }

    /// Takes note that nothing more will come, because the connection has ended or is broken.
    ///
    /// What came before can still be read. Then, unless the client's close_notify was in it, the
    /// session has failed.
    package func receiveEnd() {
        isInputOver = true
    }

    package enum Handshake: Equatable, Sendable {
        case complete
        case needsMoreBytes
        /// The alert for the client, if it is due one, is in the output.
        case failed(TLSFailure)
    }

    /// Goes on with the handshake as far as what has come allows.
    package func handshake() -> Handshake {
        if isEstablished { return .complete }
        if case .failed(let failure) = ending { return .failed(failure) }
        emptyErrorQueue()
        let result = SSL_do_handshake(ssl)
        guard result != 1 else {
            isEstablished = true
            return .complete
        }
        let failure: TLSFailure
        switch SSL_get_error(ssl, result) {
        case SSL_ERROR_WANT_READ where !isInputOver: return .needsMoreBytes
        case SSL_ERROR_WANT_READ, SSL_ERROR_ZERO_RETURN: failure = .handshakeAbandoned
        default: failure = .takingQueue(isHandshake: true)
        }
        ending = .failed(failure)
        return .failed(failure)
    }

    package enum Received: Equatable, Sendable {
        /// So many bytes, at least one, stand at the start of the buffer.
        case bytes(Int)
        case needsMoreBytes
        /// The client has sent its close_notify; it may still be reading.
        case ended
        case failed(TLSFailure)
    }

    /// Decrypts what there is, of several records too, up to the size of the buffer.
    ///
    /// When the buffer is full there may be more; otherwise all that came has been looked at. The
    /// handshake has to be complete.
    package func read(into buffer: UnsafeMutableRawBufferPointer) -> Received {
        precondition(isEstablished, "reading before the handshake is complete")
        var filled = 0
        while filled < buffer.count, ending == nil, mayHaveMore {
            let count = readRecord(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if count == 0 { break }
            filled &+= count
        }
        if filled > 0 { return .bytes(filled) }
        if ending == nil, isInputOver, !mayHaveMore { ending = .failed(.truncated) }
        return ending ?? .needsMoreBytes
    }

    /// Whether a call of OpenSSL could find anything: it spares the one that would find nothing.
    private var mayHaveMore: Bool {
        !streams.pointee.input.isEmpty || SSL_pending(ssl) > 0
    }

    /// Reads what one record holds; 0 when none is whole, or when this is the end.
    private func readRecord(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var count = 0
        emptyErrorQueue()
        let result = SSL_read_ex(ssl, buffer.baseAddress, buffer.count, &count)
        if result == 1 { return count }
        switch SSL_get_error(ssl, result) {
        case SSL_ERROR_WANT_READ: break
        case SSL_ERROR_ZERO_RETURN: ending = .ended
        default: ending = .failed(.takingQueue(isHandshake: false))
        }
        return 0
    }

    /// Encrypts all of it into the output. The handshake has to be complete, and nothing closed.
    ///
    /// - Returns: why the session has failed, if it has.
    package func write(_ plaintext: Span<UInt8>) -> TLSFailure? {
        precondition(isEstablished && !isClosed, "writing outside of the session")
        if case .failed(let failure) = ending { return failure }
        guard plaintext.count > 0 else { return nil }
        var written = 0
        emptyErrorQueue()
        let result = plaintext.withUnsafeBytes {
            SSL_write_ex(ssl, $0.baseAddress, $0.count, &written)
        }
        // The output takes everything, and without partial writes it is all or nothing.
        if result == 1 { return nil }
        let failure = TLSFailure.takingQueue(isHandshake: false)
        ending = .failed(failure)
        return failure
    }

    /// Tells the client that nothing more will be sent: our close_notify goes into the output.
    ///
    /// It does so once, and not before the handshake is complete or after a failure, when there is
    /// no session to close.
    package func close() {
        guard isEstablished, !isClosed else { return }
        isClosed = true
        if case .failed = ending { return }
        emptyErrorQueue()
        _ = SSL_shutdown(ssl)
        ERR_clear_error()
    }

    /// `SSL_get_error` goes by the thread's queue, in which nothing old may stand. Looking is much
    /// cheaper than clearing, and nearly always enough.
    private func emptyErrorQueue() {
        if ERR_peek_error() != 0 { ERR_clear_error() }
    }
}

extension TLSSession {
    /// How many bytes wait for the client to take them.
    package var outputCount: Int { streams.pointee.output.count }
    package var hasOutput: Bool { !streams.pointee.output.isEmpty }

    /// Lends what waits for the client, without copying it.
    package func withOutput<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        streams.pointee.output.withBytes(body)
    }

    /// Drops what the client has taken.
    package func dropOutput(_ count: Int) {
        streams.pointee.output.drop(count)
    }
}
