import COpenSSL

/// PEM text in memory, as OpenSSL reads and writes it.
enum MemoryBIO {
    /// Lends bytes to be read; nil when nothing could be.
    static func reading<Result>(
        _ bytes: Span<UInt8>, _ body: (OpaquePointer) -> Result?
    ) -> Result? {
        bytes.withUnsafeBytes { bytes in
            // Without bytes there is no address, which it would take for an error.
            guard let start = bytes.baseAddress, let count = Int32(exactly: bytes.count),
                let bio = BIO_new_mem_buf(start, count)
            else { return nil }
            defer { BIO_free(bio) }
            return body(bio)
        }
    }

    /// What `body` writes, unless it says that it failed.
    static func writing(
        _ function: String, _ body: (OpaquePointer) -> Bool
    ) throws(TLSError) -> [UInt8] {
        // The secure kind wipes what it held.
        let bio = try TLSError.require("BIO_new", BIO_new(BIO_s_secmem()))
        defer { BIO_free(bio) }
        try TLSError.require(function, body(bio))
        var start: UnsafeMutablePointer<CChar>?
        let count = copenssl_memory(bio, &start)
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}
