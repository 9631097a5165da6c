import Foundation
import Glibc

/// A port of this machine that speaks plainly and hands all that it is told to a port that speaks
/// TLS, so that tests can send any bytes there. One is for all tests: it is slow to start.
final class TLSTunnel: Sendable {
    struct IsNotOpen: Error {}

    /// Held for as long as the tests run, and not used.
    private nonisolated(unsafe) let process: SpawnedProcess
    private nonisolated(unsafe) let channel: SocketPair
    private let port: UInt16

    private static let shared = Result { try TLSTunnel() }

    /// Its standard input ends when the tests do. asyncio reads and writes a session in turn, which
    /// threads must not.
    private static let script = """
        import asyncio, os, ssl

        async def relay(reader, writer):
            try:
                while data := await reader.read(65536):
                    writer.write(data)
                    await writer.drain()
            except OSError:
                pass
            writer.close()

        async def accept(reader, writer):
            port, authority = (await reader.readline()).decode().rstrip("\\n").split(" ", 1)
            try:
                far_reader, far_writer = await asyncio.open_connection(
                    "127.0.0.1", int(port), server_hostname="localhost",
                    ssl=ssl.create_default_context(cafile=authority))
            except OSError:
                return writer.close()
            await asyncio.gather(relay(reader, far_writer), relay(far_reader, writer))

        async def main():
            server = await asyncio.start_server(accept, "127.0.0.1", 0)
            asyncio.get_running_loop().add_reader(0, os._exit, 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(main())
        """

    private init() throws {
        channel = try SocketPair()
        process = try SpawnedProcess(
            ["/usr/bin/python3", "-c", Self.script], in: FileManager.default.temporaryDirectory,
            descriptors: [channel.theirs, channel.theirs, STDERR_FILENO])
        channel.closeTheirs()
        var answer = [UInt8](repeating: 0, count: 16)
        let count = read(channel.ours, &answer, answer.count)
        let line = String(decoding: answer.prefix(max(0, count)), as: UTF8.self)
        guard let port = UInt16(line.trimmingCharacters(in: .newlines)) else { throw IsNotOpen() }
        self.port = port
    }

    /// Connects to a port, whose certificate must be for `localhost` and of an authority. When it
    /// is not, the connection ends without an answer.
    static func connect(to port: UInt16, trusting authority: String) throws -> SocketConnection {
        let connection = try SocketConnection(shared.get().port)
        try connection.send("\(port) \(authority)\n")
        return connection
    }
}
