import Foundation
import JSONParsing
import Testing

/// Compressed content (contract 0.5, "`Content-Encoding` on the ActiveGate").
@Suite struct ActiveGateEncodingTests {
    private func post(
        _ content: [UInt8], _ coding: String, to gate: ActiveGateProcess
    ) throws -> HTTPResponse {
        try gate.request(
            "POST", "/events/ingest",
            fields: ["Content-Type: application/json", "Content-Encoding: \(coding)"],
            content: content)
    }

    @Test func `gzip and deflate are inflated, whatever the case of their names`() throws {
        let gate = try ActiveGateProcess()
        let forms: [(CompressedContent.Format, [String])] = [
            (.gzip, ["gzip", "GZip", "x-gzip", "X-GZIP", "identity, gzip", "gzip,,", ", gzip"]),
            (.zlib, ["deflate", "Deflate", "deflate, identity"]), (.bare, ["deflate"]),
        ]
        var posted = 0
        for (format, codings) in forms {
            let content = try CompressedContent.bytes(event("zippy"), format)
            for coding in codings {
                let response = try post(content, coding, to: gate)
                #expect(response.status == 201, "\(format) \(coding): \(response.text)")
                posted += 1
            }
        }
        let lines = try gate.emulator.values()
        #expect(lines.count == posted)
        #expect(lines.allSatisfy { $0["event"]?["title"]?.string == "zippy" })
        #expect(Set(lines.map { $0["correlationIds"]?[0]?.string }).count == 1)
        #expect(try gate.emulator.requests().allSatisfy { $0["body"]?.string == event("zippy") })
    }

    @Test func `content that is not encoded may say so`() throws {
        let gate = try ActiveGateProcess()
        for coding in ["identity", "Identity", "", "identity, identity"] {
            #expect(try post(Array(event().utf8), coding, to: gate).status == 201, "\(coding)")
        }
    }

    @Test func `other codings and several of them are 415 with those that are taken`() throws {
        let gate = try ActiveGateProcess()
        for coding in [
            "br", "zstd", "compress", "gzip, gzip", "gzip, deflate", "gzip;q=1", "gz ip", "*",
            "gzip\r\nContent-Encoding: gzip", "identity\r\nContent-Encoding: br",
        ] {
            let response = try post(Array(event().utf8), coding, to: gate)
            #expect(response.status == 415, "\(coding)")
            #expect(response["Accept-Encoding"] == "gzip, deflate", "\(coding)")
            #expect(
                response.text == #"{"error":{"code":415,"message":"Unsupported Media Type"}}"#)
        }
        #expect(try gate.emulator.lines().isEmpty)
    }

    @Test func `a stream that is cut, damaged or none is 400`() throws {
        let gate = try ActiveGateProcess()
        let zipped = try CompressedContent.bytes(event("damaged"), .gzip)
        var flipped = zipped
        flipped[zipped.count - 6] ^= 1
        for (content, coding) in [
            (Array(zipped.dropLast()), "gzip"), (Array(zipped.prefix(12)), "gzip"), ([], "gzip"),
            (flipped, "gzip"), (Array(event().utf8), "gzip"), (Array(event().utf8), "deflate"),
            (zipped, "deflate"), (zipped + [0x20], "gzip"),
        ] {
            let response = try post(content, coding, to: gate)
            #expect(response.status == 400, "\(content.count) \(coding)")
            let message = "The content cannot be decoded as its Content-Encoding says: "
            #expect(response.message?.hasPrefix(message) == true, "\(response.text)")
        }
        #expect(try gate.emulator.lines().isEmpty)
    }

    @Test func `the limit counts inflated bytes`() throws {
        let title = String(repeating: "t", count: 300)
        let limit = event(title).utf8.count
        let gate = try ActiveGateProcess(["--max-body-bytes", "\(limit)"])
        for format in [CompressedContent.Format.gzip, .zlib, .bare] {
            let coding = format == .gzip ? "gzip" : "deflate"
            let exact = try CompressedContent.bytes(event(title), format)
            let larger = try CompressedContent.bytes(event(title) + " ", format)
            #expect(try post(exact, coding, to: gate).status == 201, "\(format)")
            let refused = try post(larger, coding, to: gate)
            #expect(refused.status == 413, "\(format)")
            #expect(refused.message == "Content Too Large")
            let stored = try CompressedContent.bytes(event(title), format, level: 0)
            #expect(stored.count > limit)
            #expect(try post(stored, coding, to: gate).status == 201, "\(format)")
        }
        #expect(try gate.emulator.lines().count == 6)
    }

    @Test func `a bomb is 413 and costs no memory`() throws {
        let gate = try ActiveGateProcess()
        let bomb = try CompressedContent.bytes(" ", .gzip, times: 100_000_000)
        #expect(bomb.count < 1 << 20)
        let zipped = try CompressedContent.bytes(event(), .gzip)
        #expect(try post(zipped, "gzip", to: gate).status == 201)
        let before = try gate.emulator.peakMemory()
        #expect(try post(bomb, "gzip", to: gate).status == 413)
        #expect(try gate.emulator.peakMemory() < before + 32 * 1_048_576)
        #expect(try gate.post(event()).status == 201)
    }
}

extension EmulatorProcess {
    /// The most memory that was ever resident, in bytes (proc(5), VmHWM).
    fileprivate func peakMemory() throws -> Int {
        let status = try String(
            contentsOfFile: "/proc/\(process.identifier)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? .max >> 10) << 10
    }
}
