import COpenSSL

/// The ciphertext of one session on its way in and out, where OpenSSL reads and writes it.
///
/// OpenSSL knows it as a BIO of a kind of our own. That does what its memory BIOs do, and also
/// lends the output without a copy and gives memory back when nothing waits.
struct CipherStreams: ~Copyable {
    var input = ByteQueue()
    var output = ByteQueue()

    /// OpenSSL has some hundred numbers for types of BIO in a process: one serves all contexts.
    private static let type = BIO_get_new_index() | BIO_TYPE_SOURCE_SINK

    /// The kind of BIO, for `BIO_meth_free` once no session uses it.
    static func makeMethod() throws(TLSError) -> OpaquePointer {
        let method = try TLSError.require("BIO_meth_new", BIO_meth_new(type, "ciphertext"))
        BIO_meth_set_read_ex(method) { bio, start, count, taken in
            CipherStreams.read(bio, start, count, taken)
        }
        BIO_meth_set_write_ex(method) { bio, start, count, written in
            CipherStreams.write(bio, start, count, written)
        }
        // Nothing is held back, so that a flush has nothing to do; all else is not known here.
        BIO_meth_set_ctrl(method) { _, command, _, _ in command == BIO_CTRL_FLUSH ? 1 : 0 }
        return method
    }

    /// A BIO over streams that outlive it.
    static func makeBIO(
        _ method: OpaquePointer, over streams: UnsafeMutablePointer<CipherStreams>
    ) -> OpaquePointer? {
        guard let bio = BIO_new(method) else { return nil }
        BIO_set_data(bio, streams)
        BIO_set_init(bio, 1)
        return bio
    }

    private static func of(_ bio: OpaquePointer?) -> UnsafeMutablePointer<CipherStreams>? {
        BIO_get_data(bio)?.assumingMemoryBound(to: CipherStreams.self)
    }

    private static func read(
        _ bio: OpaquePointer?, _ start: UnsafeMutablePointer<CChar>?, _ count: Int,
        _ taken: UnsafeMutablePointer<Int>?
    ) -> Int32 {
        guard let streams = of(bio) else { return 0 }
        let space = UnsafeMutableRawBufferPointer(start: start, count: count)
        let amount = streams.pointee.input.take(into: space)
        taken?.pointee = amount
        BIO_clear_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY)
        if amount > 0 { return 1 }
        BIO_set_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY)
        return 0
    }

    private static func write(
        _ bio: OpaquePointer?, _ start: UnsafePointer<CChar>?, _ count: Int,
        _ written: UnsafeMutablePointer<Int>?
    ) -> Int32 {
        guard let streams = of(bio) else { return 0 }
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        streams.pointee.output.append(Span(_unsafeBytes: bytes))
        written?.pointee = count
        return 1
    }
}
